package dev.podfall.sim.workload.databases;

import dev.podfall.sim.net.HttpResult.Failure;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code redis-cli -h host -p port COMMAND}. */
public final class RedisCli implements Program {
    @Override
    public void start(ProcessContext process) {
        String host = "127.0.0.1";
        String port = "6379";
        List<String> command = new ArrayList<>(
                process.arguments().subList(1, process.arguments().size()));
        while (command.size() > 1 && command.get(0).startsWith("-")) {
            String option = command.remove(0);
            if (option.matches("-[hpna]")) {
                String value = command.remove(0);
                host = option.equals("-h") ? value : host;
                port = option.equals("-p") ? value : port;
            }
        }
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        String target = host + ":" + number;
        Answer answer = new Answer(process);
        process.network().dial(host, number, Duration.ofSeconds(30), answer, dialled -> {
            if (dialled.failure() != null) {
                process.stderr("Could not connect to Redis at " + target + ": " + reason(dialled.failure()) + "\n");
                process.exit(1);
            } else {
                List<String> words = command.isEmpty() ? List.of("PING") : command;
                dialled.stream().write(Resp.array(words).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static String reason(Failure failure) {
        return switch (failure) {
            case NO_SUCH_HOST -> "Name or service not known";
            case TIMEOUT -> "Connection timed out";
            case NO_ROUTE -> "No route to host";
            default -> "Connection refused";
        };
    }

    private record Answer(ProcessContext process) implements TcpPeer {
        @Override
        public void received(byte[] bytes) {
            String answer = new String(bytes, StandardCharsets.UTF_8);
            boolean readByPeople = process.kernel().terminal().isPresent();
            process.stdout((readByPeople ? Resp.pretty(answer) : Resp.raw(answer)) + "\n");
            process.exit(0);
        }

        @Override
        public void closed() {
            process.exit(1);
        }

        @Override
        public void reset() {
            process.stderr("Error: Connection reset by peer\n");
            process.exit(1);
        }
    }
}
