package dev.podfall.cli.machine;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.web.shell.ClusterShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of the user's own, run in this terminal with an attempt's kubeconfig. */
final class Kubectl {
    private Kubectl() {}

    /** Where a program is on the PATH. */
    static Optional<Path> find(String program) {
        return ClusterShell.onPath(program, System.getenv());
    }

    /** The user's kubectl, else the one that doctor fetched into a home. */
    static Optional<Path> kubectl(Home home) {
        return find("kubectl").or(() -> Optional.of(fetched(home)).filter(Files::isExecutable));
    }

    /** Where doctor puts the one it fetches. */
    static Path fetched(Home home) {
        return ClusterShell.programs(home.folder()).resolve("kubectl");
    }

    /** @throws CommandFailed that says how to get one */
    static Path require(Home home) {
        return kubectl(home)
                .orElseThrow(
                        () -> CommandFailed.environment(
                                "no-kubectl",
                                "There is no kubectl on the PATH.",
                                PinnedKubectl.howToGetOne() + "\nThen run the command again. "
                                        + "Without it, every other Kubernetes client works with the kubeconfig that 'podfall status' shows."));
    }

    /** Runs the program in this terminal and answers its exit code. */
    static int run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).inheritIO();
            builder.environment().putAll(environment);
            return builder.start().waitFor();
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "not-started", command.get(0) + " could not be started: " + e.getMessage() + ".", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
