package dev.podfall.cli.machine;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Numbers;
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
        description = {
            "Runs the server in this terminal, until Ctrl-C, and prints a link that signs a browser in.",
            "Commands that need a server start one in the background where none runs. Labs and clusters outlive a server: the next one "
                    + "goes on with them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall serve", "  podfall serve --port 8080"})
public final class ServeVerb extends Verb {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Numbers.Port.class,
            description =
                    "The port on loopback, 0 to 65535; 0 takes any free one (default: 7480, or any where that is taken).")
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
        home().make();
        Home.signedCatalogue().ifPresent(pack -> console().note("Labs of " + pack + "."));
        List<String> command = new ArrayList<>(ServerCommand.inTerminal());
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
