package dev.podfall.cli.machine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "The labs' images, for real clusters.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImagesBuildVerb.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall images build",
            "  podfall images build --to . --base jre --platform linux/amd64,linux/arm64"
        })
public final class ImagesVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: build.");
    }
}
