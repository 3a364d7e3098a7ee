package dev.podfall.cli.author;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "author",
        mixinStandardHelpOptions = true,
        description = {
            "Writes, inspects and proves labs of your own; no server is needed for that.",
            "Judges attempts again, or otherwise than the rubric did."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuthorNewVerb.class,
            AuthorSharedVerb.class,
            AuthorLintVerb.class,
            AuthorProveVerb.class,
            AuthorUpdateVerb.class,
            AuthorDevVerb.class,
            AuthorImportVerb.class,
            AuthorExportVerb.class,
            AuthorPackVerb.class,
            AuthorSignVerb.class,
            AuthorFetchVerb.class,
            AuthorRegradeVerb.class,
            AuthorOverrideVerb.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  export PODFALL_CATALOGUE=~/my-labs",
            "  podfall author new requests-hang --domain networking",
            "  podfall author shared                   claims and manifests to take",
            "  podfall author lint requests-hang       what is left to write or to correct",
            "  podfall author dev ~/my-labs            what is wrong, each time you save",
            "  podfall author update requests-hang     measure what mistakes earn",
            "  podfall author prove requests-hang      every claim, on a cluster",
            "  podfall start requests-hang             try it"
        })
public final class AuthorVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: new, shared, lint, prove, update, dev, import, export, pack, sign, fetch, regrade or override.");
    }
}
