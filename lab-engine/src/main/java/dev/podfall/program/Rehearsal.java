package dev.podfall.program;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that runs nowhere, to learn what it would answer: the very class that serves, with the settings it would have,
 * in time that passes at once. It reaches nobody, and nobody reaches it but who holds this. For one thread at a time.
 */
public final class Rehearsal {
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final RehearsedProcess process;

    private Rehearsal(RehearsedProcess process) {
        this.process = process;
    }

    /** What came back. */
    public record Reply(int status, String body) {}

    /**
     * Starts a program and lets it get ready.
     *
     * @param name as {@link Main} knows it
     * @param files content by absolute path
     * @throws IllegalArgumentException if there is no such program, or it does not listen with these settings
     */
    public static Rehearsal of(String name, Map<String, String> environment, Map<String, byte[]> files) {
        Program program = Main.program(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no program \"" + name + "\"."));
        RehearsedProcess process = new RehearsedProcess(name, environment, files);
        program.start(process);
        process.run(START);
        if (process.handlers().isEmpty()) {
            throw new IllegalArgumentException("With these settings " + name + " does not serve: "
                    + process.printed().strip());
        }
        return new Rehearsal(process);
    }

    /**
     * Asks the first port it listens on.
     *
     * @throws IllegalStateException if it does not answer
     */
    public Reply ask(String method, String path, String body) {
        HttpHandler handler = List.copyOf(process.handlers().values()).get(0);
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        HttpResponse[] response = {null};
        handler.handle(
                new HttpRequest(method, "http://localhost" + path, Map.of("x-request-id", "rehearsal"), bytes),
                answer -> response[0] = answer);
        process.run(ANSWER);
        if (response[0] == null) {
            throw new IllegalStateException("It does not answer " + method + " " + path + ".");
        }
        return new Reply(response[0].status(), response[0].bodyText());
    }
}
