package dev.podfall.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the server as a process of its own where none runs. Two commands at once start it once. */
final class ServerLauncher {
    private static final long PATIENCE_SECONDS = 60;
    private static final int TAIL_LINES = 12;

    private final Home home;
    private final Console console;

    ServerLauncher(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /** The running server, or none. */
    Optional<ServerLink> running() {
        return ServerLink.find(home.serverFile());
    }

    /** The running server; starts one where none answers, and anew where it is of an older build. */
    ServerLink ensure() {
        Optional<ServerLink> running = running();
        if (running.isPresent() && isOutdated()) {
            console.note("The server is of an older build: starting it anew. Labs and clusters go on.");
            running.get().delete("/server");
            new ServerEnd(home).await();
            return startOnce();
        }
        return running.orElseGet(this::startOnce);
    }

    private boolean isOutdated() {
        String stamp = System.getenv("PODFALL_STAMP");
        if (stamp == null) {
            return false;
        }
        try {
            return Files.getLastModifiedTime(home.serverFile()).compareTo(Files.getLastModifiedTime(Path.of(stamp)))
                    < 0;
        } catch (IOException unknown) {
            return false;
        }
    }

    private ServerLink startOnce() {
        home.make();
        try (RandomAccessFile file =
                        new RandomAccessFile(home.folder().resolve("start.lock").toFile(), "rw");
                FileLock ignored = file.getChannel().lock()) {
            Optional<ServerLink> startedMeanwhile = running();
            if (startedMeanwhile.isPresent()) {
                return startedMeanwhile.get();
            }
            try (Progress progress = console.progress()) {
                progress.step("Starting the Podfall server");
                return await(launch());
            }
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "server-not-started",
                    "The server could not be started: " + e.getMessage() + ".",
                    "See what is missing with: podfall doctor");
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C and a closed terminal are meant for the command, not for the server.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "podfall-server"));
        command.addAll(ServerCommand.java());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PODFALL_HOME", home.folder().toString());
        builder.directory(home.folder().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.serverLog().toFile()));
        return builder.start();
    }

    private ServerLink await(Process server) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<ServerLink> link = running();
            if (link.isPresent()) {
                return link.get();
            }
            if (endsWithin(server, 25)) {
                throw died(server.exitValue());
            }
        }
        throw CommandFailed.environment(
                "server-slow",
                "The server did not answer within " + PATIENCE_SECONDS + " seconds.",
                "Its log: " + home.serverLog());
    }

    private static boolean endsWithin(Process server, long millis) {
        try {
            return server.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CommandFailed died(int exit) {
        return CommandFailed.environment(
                "server-died",
                "The server ended with " + exit + " before it was ready. It said last:\n" + tail(),
                "The whole log: " + home.serverLog() + "\nWhat may be missing: podfall doctor");
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(home.serverLog(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
