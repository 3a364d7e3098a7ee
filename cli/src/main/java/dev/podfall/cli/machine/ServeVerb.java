package dev.podfall.cli.machine;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerCommand;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.ServerProcess;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server in this terminal, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall serve", "  podfall serve --port 8080"})
public final class ServeVerb extends Verb {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "The port on loopback (default: any free one).")
    private Integer port;

    private int exit;

    @Override
    protected void run() {
        Optional<ServerLink> running = launcher().running();
        if (running.isPresent()) {
            throw CommandFailed.refused(
                    "already-running",
                    "A server runs already, with process "
                            + running.get().get("/server").path("pid").asText() + ".",
                    "Use it as it is, or end it with: podfall stop --all");
        }
        ServerProcess.holding(home()).ifPresent(silent -> {
            throw CommandFailed.refused(
                    "already-running",
                    "A server runs already (process " + silent.pid() + "), but it does not answer.",
                    "End it with: podfall stop --all");
        });
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new CommandFailed(
                    "USAGE", "usage", port + " is not a port.", "Give a number from 0 to 65535; 0 takes any free one.");
        }
        home().make();
        List<String> command = new ArrayList<>(ServerCommand.java());
        if (port != null) {
            command.add("--port");
            command.add(port.toString());
        }
        exit = Kubectl.run(
                command,
                Map.of("PODFALL_HOME", home().folder().toString(), "PODFALL_ERRORS", asJson() ? "json" : "text"));
    }

    @Override
    protected int exitNumber() {
        return exit;
    }
}
