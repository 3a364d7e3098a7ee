package dev.podfall.sim.workload.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.util.List;
import java.util.function.Supplier;

/**
 * An image's {@code /docker-entrypoint.sh}: becomes the server when its arguments name it, otherwise whatever command
 * they are ({@code exec "$@"}).
 */
public final class EntrypointScript implements Program {
    private final String serverName;
    private final Supplier<? extends Program> server;
    private Program program;

    public EntrypointScript(String serverName, Supplier<? extends Program> server) {
        this.serverName = serverName;
        this.server = server;
    }

    @Override
    public void start(ProcessContext process) {
        if (become(process)) {
            program.start(new ExecutedContext(process));
        }
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        if (become(process)) {
            program.resume(new ExecutedContext(process), state);
        }
    }

    private boolean become(ProcessContext process) {
        List<String> words = process.arguments();
        if (words.size() < 2) {
            process.exit(0);
            return false;
        }
        String command = words.get(1);
        if (command.matches(serverName) || command.startsWith("-")) {
            program = server.get();
            return true;
        }
        try {
            Kernel.Executable found = process.kernel().find(command, process.environment());
            program = found.program();
            return true;
        } catch (StartFailure missing) {
            process.stderr("/docker-entrypoint.sh: 47: exec: " + command + ": not found\n");
            process.exit(127);
            return false;
        }
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (program != null) {
            program.signal(new ExecutedContext(process), signal);
        }
    }

    @Override
    public JsonNode save() {
        return program == null ? null : program.save();
    }
}
