package dev.podfall.cli.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the command as a person would: a process of its own with a home of its own. Ends what it left running. */
final class Shell implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 300;

    private final Path home;
    private final Path scratch;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> unset = new HashSet<>();
    private List<String> prefix = List.of();
    private int runs;

    Shell(Path folder) {
        this(folder.resolve("home"), folder);
    }

    /** @param scratch where outputs go, on another disk than {@code home} if need be */
    Shell(Path home, Path scratch) {
        this.home = home;
        this.scratch = scratch;
        environment.put("PODFALL_HOME", home.toString());
    }

    /** What a run left: exit code and both streams. */
    record Outcome(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }

        JsonNode error() throws IOException {
            return JSON.readTree(err).path("error");
        }
    }

    Path home() {
        return home;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell without(String variable) {
        unset.add(variable);
        return this;
    }

    /** What stands before {@code java}, such as a shell that sets a umask. */
    Shell within(String... words) {
        prefix = List.of(words);
        return this;
    }

    Outcome podfall(String... arguments) throws IOException, InterruptedException {
        Path out = scratch.resolve("out-" + ++runs);
        Path err = scratch.resolve("err-" + runs);
        Process process = begin(out, err, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("podfall " + String.join(" ", arguments) + " hangs:\n" + Files.readString(err));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** One that goes on until it is ended, such as {@code serve}. */
    Process begin(Path out, Path err, String... arguments) throws IOException, InterruptedException {
        Installation installation = Installation.made();
        List<String> command = new ArrayList<>(installation.command());
        command.addAll(List.of(arguments));
        command.addAll(0, prefix);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(installation.environment());
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(unset);
        return builder.start();
    }

    /** What {@code server.json} says; empty when it is not there. */
    JsonNode server() throws IOException {
        return JSON.readTree(Files.readAllBytes(home.resolve("server.json")));
    }

    /** Kills the server as {@code kill -9} does, and waits until it is gone. */
    void killServer() throws Exception {
        ProcessHandle server = ProcessHandle.of(server().path("pid").asLong()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The process that last held the home, if it lives. */
    Optional<ProcessHandle> holder() throws IOException {
        Path lock = home.resolve("server.lock");
        if (!Files.exists(lock) || Files.size(lock) == 0) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(lock).strip())).filter(ProcessHandle::isAlive);
    }

    @Override
    public void close() throws Exception {
        Optional<ProcessHandle> left = holder();
        if (left.isPresent()) {
            left.get().destroyForcibly();
            left.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
