package dev.podfall.sim.workload.databases;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.List;

/** {@code pg_isready -h host -p port}. */
public final class PgIsReady implements Program {
    @Override
    public void start(ProcessContext process) {
        String host = option(process, "-h", "");
        String port = option(process, "-p", "5432");
        String shown = host.isEmpty() ? "/var/run/postgresql" : host;
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        process.network().connect(host.isEmpty() ? "127.0.0.1" : host, number, Duration.ofSeconds(3), failure -> {
            process.stdout(
                    shown + ":" + number + (failure == null ? " - accepting connections\n" : " - no response\n"));
            process.exit(failure == null ? 0 : 2);
        });
    }

    private static String option(ProcessContext process, String name, String otherwise) {
        List<String> words = process.arguments();
        int at = words.indexOf(name);
        return at > 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }
}
