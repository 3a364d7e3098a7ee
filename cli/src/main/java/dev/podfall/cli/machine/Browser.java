package dev.podfall.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of the desktop that this terminal is on, if it is on one. */
final class Browser {
    private final Map<String, String> environment;
    private final String system;

    Browser(Map<String, String> environment, String system) {
        this.environment = environment;
        this.system = system;
    }

    static Browser ofThisMachine() {
        return new Browser(System.getenv(), System.getProperty("os.name", ""));
    }

    /** The program that opens an address; empty where nobody would see it: over SSH, in a container, on a server. */
    Optional<Path> opener() {
        if (system.startsWith("Mac")) {
            return environment.containsKey("SSH_CONNECTION") ? Optional.empty() : Kubectl.find("open");
        }
        if (environment.containsKey("WSL_DISTRO_NAME")) {
            return Kubectl.find("wslview");
        }
        boolean seen = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
        return seen ? Kubectl.find("xdg-open") : Optional.empty();
    }

    /** Opens an address; tells whether a browser was asked to. */
    boolean open(String address) {
        return opener().map(program -> started(program, address)).orElse(false);
    }

    private static boolean started(Path program, String address) {
        try {
            new ProcessBuilder(List.of(program.toString(), address))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            return true;
        } catch (IOException notToday) {
            return false;
        }
    }
}
