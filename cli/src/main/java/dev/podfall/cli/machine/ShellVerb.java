package dev.podfall.cli.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import dev.podfall.web.shell.ClusterShell;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = "Opens your shell with KUBECONFIG set to the attempt's cluster.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall shell"})
public final class ShellVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", arity = "0..1", description = "The attempt (default: the latest that runs).")
    private String attempt;

    private int exit;

    @Override
    protected void run() {
        JsonNode found = runningAttempt(attempt);
        Map<String, String> cluster = Map.of(
                "KUBECONFIG", found.path("kubeconfig").asText(),
                "PODFALL_ATTEMPT", found.path("attempt").asText());
        ClusterShell shell = ClusterShell.of(System.getenv(), cluster, home().folder());
        console().note("KUBECONFIG points to " + found.path("lab").asText() + "; k is kubectl. Leave with: exit");
        exit = Kubectl.run(shell.command(), shell.environment());
    }

    @Override
    protected int exitNumber() {
        return exit;
    }
}
