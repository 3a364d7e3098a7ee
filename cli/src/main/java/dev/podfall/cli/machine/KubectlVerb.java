package dev.podfall.cli.machine;

import dev.podfall.cli.server.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands everything after it to the user's kubectl, unread. */
@Command(
        name = KubectlVerb.NAME,
        description =
                "Runs your kubectl with the kubeconfig of the latest attempt that runs; for another: podfall shell ATTEMPT.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall kubectl get pods", "  podfall kubectl describe deployment fraud-scorer"})
public final class KubectlVerb extends Verb {
    public static final String NAME = "kubectl";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private int exit;

    /** The verb with everything that followed its name: no flag of kubectl's is taken for one of ours. */
    public static KubectlVerb handing(List<String> arguments) {
        KubectlVerb verb = new KubectlVerb();
        verb.arguments = arguments;
        return verb;
    }

    @Override
    protected void run() {
        if (asksForHelp() && !holdsAttempts()) {
            CommandLine line = new CommandLine(this).setCommandName("podfall " + NAME);
            line.usage(System.out);
            console().note("kubectl's own help: kubectl --help");
            return;
        }
        Path kubectl = Kubectl.require(home());
        String kubeconfig = runningAttempt(null).path("kubeconfig").asText();
        List<String> command = new ArrayList<>();
        command.add(kubectl.toString());
        command.addAll(arguments);
        exit = Kubectl.run(command, Map.of("KUBECONFIG", kubeconfig));
    }

    private boolean asksForHelp() {
        return arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0));
    }

    /** Known without a server: none is to be started for a help text. */
    private boolean holdsAttempts() {
        String[] names = home().folder().resolve("attempts").toFile().list();
        return names != null && names.length > 0;
    }

    @Override
    protected int exitNumber() {
        return exit;
    }
}
