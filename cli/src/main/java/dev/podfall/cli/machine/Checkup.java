package dev.podfall.cli.machine;

import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.ServerLauncher;
import dev.podfall.cli.server.ServerProcess;
import dev.podfall.error.PodfallException;
import dev.podfall.web.store.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What {@code podfall doctor} looks at. It changes nothing; {@link PinnedKubectl} does, when that is asked for. */
final class Checkup {
    private static final long DISK_WANTED = 200L << 20;
    private static final long PATIENCE_SECONDS = 5;

    private final Home home;
    private final ServerLauncher launcher;

    Checkup(Home home, ServerLauncher launcher) {
        this.home = home;
        this.launcher = launcher;
    }

    enum State {
        OK,
        /** Not needed for the main job. */
        OPTIONAL,
        MISSING
    }

    /** What was looked at, how it is, and what to do about it. */
    record Finding(String what, State state, String found, String next) {}

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.add(java());
        all.add(kubectl());
        all.add(folder());
        all.add(disk());
        all.add(server());
        all.add(log());
        labs().ifPresent(all::add);
        database().ifPresent(all::add);
        web().ifPresent(all::add);
        all.add(docker());
        return all;
    }

    private static Optional<Finding> labs() {
        try {
            return Home.signedCatalogue().map(pack -> new Finding("labs", State.OK, pack, ""));
        } catch (PodfallException refused) {
            return Optional.of(new Finding("labs", State.MISSING, refused.getMessage(), refused.next()));
        }
    }

    private static Finding java() {
        return new Finding(
                "Java", State.OK, System.getProperty("java.version") + " at " + System.getProperty("java.home"), "");
    }

    private Finding kubectl() {
        Optional<Path> kubectl = Kubectl.kubectl(home);
        if (kubectl.isEmpty()) {
            return new Finding(
                    "kubectl",
                    State.MISSING,
                    "not on the PATH",
                    "Labs are repaired with it. " + PinnedKubectl.howToGetOne());
        }
        String version = firstLine(List.of(kubectl.get().toString(), "version", "--client"));
        return new Finding("kubectl", State.OK, kubectl.get() + (version.isEmpty() ? "" : ", " + version), "");
    }

    private Finding folder() {
        Path nearest = home.folder();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest != null && Files.isWritable(nearest)) {
            return new Finding("folder", State.OK, home.folder().toString(), "");
        }
        return new Finding(
                "folder",
                State.MISSING,
                home.folder() + " cannot be written",
                "Set PODFALL_HOME to a folder you may write to.");
    }

    private Finding disk() {
        Path nearest = home.folder();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        try {
            long free = Files.getFileStore(nearest).getUsableSpace();
            String found = (free >> 20) + " MiB free";
            return free >= DISK_WANTED
                    ? new Finding("disk", State.OK, found, "")
                    : new Finding("disk", State.MISSING, found, "Make room: attempts and clusters want 200 MiB.");
        } catch (IOException e) {
            return new Finding("disk", State.MISSING, "free space cannot be read: " + e.getMessage(), "");
        }
    }

    private Finding server() {
        return launcher.running()
                .map(s -> s.get("/server"))
                .map(s -> new Finding(
                        "server",
                        State.OK,
                        "running, process " + s.path("pid").asText() + ", log " + home.serverLog(),
                        ""))
                .orElse(new Finding(
                        "server",
                        State.OPTIONAL,
                        "not running",
                        "It is started when it is needed; podfall open starts it, and its pages in your browser."));
    }

    private Finding log() {
        boolean there = Files.exists(home.serverLog());
        return new Finding(
                "log", there ? State.OK : State.OPTIONAL, home.serverLog() + (there ? "" : ", none written yet"), "");
    }

    /** A server that runs has opened it, and nobody else can. */
    private Optional<Finding> database() {
        if (launcher.running().isPresent() || ServerProcess.holding(home).isPresent()) {
            return Optional.empty();
        }
        try {
            DatabaseSettings database = DatabaseSettings.of(System.getenv(), home.folder());
            database.requireReadable();
            return Optional.of(new Finding("database", State.OK, database.toString(), ""));
        } catch (PodfallException damaged) {
            return Optional.of(new Finding("database", State.MISSING, damaged.getMessage(), damaged.next()));
        }
    }

    private Optional<Finding> web() {
        return launcher.running()
                .map(s -> s.post("/links", null))
                .map(link -> new Finding(
                        "web",
                        State.OK,
                        link.path("url").asText(),
                        "Signs a browser in, once, within "
                                + link.path("validSeconds").asLong() / 60 + " minutes. Another: podfall open"));
    }

    private static Finding docker() {
        return Kubectl.find("docker").isPresent()
                ? new Finding("docker", State.OPTIONAL, "here; only the kind runtime needs it", "")
                : new Finding("docker", State.OPTIONAL, "not here; only the kind runtime needs it", "");
    }

    private static String firstLine(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            try (InputStream said = process.getInputStream()) {
                return new String(said.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
