package dev.podfall.sim.workload.standins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.util.List;

/**
 * A server whose image is known and whose program is not simulated: it listens on its usual port, answers every request
 * with 200, and says in its log what it is. {@code --port} moves it, as most of them understand it.
 */
public final class StandInServer implements Program {
    private static final long MEMORY = 48L << 20;

    private final String name;
    private final int usualPort;

    public StandInServer(String name, int usualPort) {
        this.name = name;
        this.usualPort = usualPort;
    }

    @Override
    public void start(ProcessContext process) {
        int port = port(process.arguments());
        if (serve(process, port)) {
            process.stdout(name + ": this is a stand-in: it listens on port " + port
                    + " and answers 200; what the real program does is not simulated\n");
        }
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        serve(process, port(process.arguments()));
    }

    private boolean serve(ProcessContext process, int port) {
        process.useMemory(MEMORY);
        boolean open = process.listen(
                port, (request, answer) -> answer.accept(HttpResponse.text(200, name + " (stand-in)\n")));
        if (!open) {
            process.stderr(name + ": cannot listen on port " + port + ": address already in use\n");
            process.exit(1);
        }
        return open;
    }

    private int port(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String value = word.startsWith("--port=")
                    ? word.substring("--port=".length())
                    : word.equals("--port") && i + 1 < words.size() ? words.get(i + 1) : "";
            if (value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) < 65536) {
                return Integer.parseInt(value);
            }
        }
        return usualPort;
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        process.exit(0);
    }
}
