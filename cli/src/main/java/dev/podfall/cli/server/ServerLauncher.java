package dev.podfall.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Progress;
import dev.podfall.scenario.origin.CatalogueOrigin;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the server as a process of its own where none runs. Two commands at once start it once. */
public final class ServerLauncher {
    private static final long PATIENCE_SECONDS = 180;
    private static final long MENDING_SECONDS = 8;
    private static final int SOON_MILLIS = 1_500;
    private static final long END_SOON_MILLIS = 3_000;

    /** Whoever ends the group of processes that a command belongs to, does not end the server with it. */
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private final Home home;
    private final Console console;

    ServerLauncher(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /** The running server, or none. */
    public Optional<ServerLink> running() {
        return ServerLink.find(home.serverFile());
    }

    /** The running server if it answers at once. */
    public Optional<ServerLink> runningSoon() {
        return ServerLink.find(home.serverFile(), SOON_MILLIS);
    }

    /** A new server that opens no cluster of an earlier one: they are to be ended, in whatever state they are. */
    public ServerLink startToEnd() {
        return startOnce(List.of("--leave-closed"));
    }

    /** The running server; starts one where none answers, and anew where it is of an older build. */
    ServerLink ensure() {
        Optional<ServerLink> running = running();
        Optional<String> why = running.flatMap(this::whyAnew);
        if (why.isPresent()) {
            console.note("The server " + why.get() + ": starting it anew. Labs and clusters go on.");
            stop(running.get());
            return startOnce(List.of());
        }
        return running.orElseGet(() -> startOnce(List.of()));
    }

    private Optional<String> whyAnew(ServerLink server) {
        if (isOutdated()) {
            return Optional.of("is of an older build");
        }
        if (server.get("/server").path("lostThreads").asInt() > 0) {
            return Optional.of("is still busy with a cluster that was ended");
        }
        String wanted = System.getenv(Home.CATALOGUE);
        boolean other = wanted != null
                && !wanted.isBlank()
                && !CatalogueOrigin.inHome(home.folder())
                        .folder(wanted)
                        .toString()
                        .equals(server.get("/server").path("catalogue").asText());
        return other ? Optional.of("does not have the labs of " + wanted) : Optional.empty();
    }

    /** Stops it; returns when its process has ended and its port and files are free. */
    public void stop(ServerLink server) {
        Optional<ServerProcess> process = ServerProcess.holding(home);
        server.delete("/server");
        process.ifPresent(ServerProcess::awaitEnd);
    }

    /** As above, within seconds: nothing of it is to be kept. */
    public void stopSoon(ServerLink server) {
        Optional<ServerProcess> process = ServerProcess.holding(home);
        try {
            server.delete("/server", SOON_MILLIS);
        } catch (CommandFailed silent) {
            process.ifPresent(ServerProcess::end);
            return;
        }
        process.ifPresent(p -> p.awaitEnd(END_SOON_MILLIS));
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

    private ServerLink startOnce(List<String> options) {
        home.make();
        try (RandomAccessFile file = new RandomAccessFile(home.startLock().toFile(), "rw");
                FileLock ignored = file.getChannel().lock()) {
            Optional<ServerLink> startedMeanwhile = running().or(this::foundAgain);
            if (startedMeanwhile.isPresent()) {
                return startedMeanwhile.get();
            }
            if (Files.exists(home.serverFile())) {
                console.note("The server has ended unexpectedly: starting it anew. Labs and clusters go on.");
            }
            ServerLink started;
            try (Progress progress = console.progress()) {
                progress.step("Starting the Podfall server");
                LogTail log = LogTail.from(home.serverLog());
                started = await(launch(options), log);
            }
            if (options.isEmpty()) {
                started.get("/server").path("troubles").forEach(this::tell);
            }
            return started;
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "server-not-started",
                    "The server could not be started: " + Home.reason(e) + ".",
                    "See what is missing with: podfall doctor");
        }
    }

    private void tell(JsonNode trouble) {
        console.note("Cluster " + trouble.path("cluster").asText() + " "
                + trouble.path("trouble").asText() + ". It is not running.\n"
                + trouble.path("next").asText().indent(2).stripTrailing());
    }

    /** A server that runs although its file is damaged: it mends that within a second or two. */
    private Optional<ServerLink> foundAgain() {
        Optional<ServerProcess> process = ServerProcess.holding(home);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MENDING_SECONDS);
        while (process.isPresent() && System.nanoTime() < end) {
            Optional<ServerLink> link = running();
            if (link.isPresent()) {
                return link;
            }
            if (process.get().endsWithin(100)) {
                return Optional.empty();
            }
        }
        process.ifPresent(silent -> {
            throw CommandFailed.environment(
                    "server-silent",
                    "The server runs (process " + silent.pid() + ") but does not answer.",
                    "It may be busy: run the command again in a minute.\nIf it stays silent, end it with: kill "
                            + silent.pid() + "\nIf it is still there seconds later: kill -9 " + silent.pid()
                            + " (what was saved is kept)\nThen run the command again; a new server goes on where this one was.");
        });
        return Optional.empty();
    }

    private Process launch(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(ServerCommand.inBackground());
        if (Files.isExecutable(OWN_SESSION)) {
            command.add(0, OWN_SESSION.toString());
        }
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PODFALL_HOME", home.folder().toString());
        builder.environment().put("PODFALL_ERRORS", "json");
        builder.directory(home.folder().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.serverLog().toFile()));
        return builder.start();
    }

    private ServerLink await(Process server, LogTail log) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<ServerLink> link = running();
            if (link.isPresent()) {
                return link.get();
            }
            if (endsWithin(server, 25)) {
                throw log.whyItEnded(server.exitValue());
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
}
