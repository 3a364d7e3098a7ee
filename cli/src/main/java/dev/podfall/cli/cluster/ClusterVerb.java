package dev.podfall.cli.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Bare embedded clusters, for any client.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ClusterCreateVerb.class, ClusterListVerb.class, ClusterOpenVerb.class, ClusterDeleteVerb.class},
        footerHeading = "%nExamples:%n",
        footer = {"  podfall cluster create demo --nodes 3", "  podfall cluster list", "  podfall cluster delete demo"})
public final class ClusterVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: create, list, open or delete.");
    }
}
