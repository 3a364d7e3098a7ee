package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.origin.Pack;
import dev.podfall.scenario.origin.PackKey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs a pack with your key, once you looked at it: one that nobody signed, or somebody else. It goes to a new file.",
            "With --verify it only says who signed it, and refuses one that was changed since."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall author sign theirs.zip --to ours.zip", "  podfall author sign theirs.zip --verify"})
final class AuthorSignVerb extends Verb {
    @Parameters(paramLabel = "PACK", description = "The pack.")
    private Path zip;

    @Option(names = "--to", paramLabel = "FILE", description = "Where the signed one goes; it must be new.")
    private Path to;

    @Option(names = "--verify", description = "Signs nothing; says whose signature it has.")
    private boolean verify;

    @Mixin
    private AuthorKey key;

    @Override
    protected void run() {
        if (verify == (to != null)) {
            throw new CommandFailed("USAGE", "usage", "Say --to FILE or --verify.", "See: podfall author sign --help");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (verify) {
            Pack pack = Pack.read(zip);
            answer.put("pack", zip.toString()).put("files", pack.size()).put("signer", pack.signer());
        } else {
            PackKey signing = key.open(home());
            Pack pack = Pack.unchecked(zip);
            pack.write(to, signing);
            answer.put("pack", to.toString()).put("files", pack.size()).put("signer", signing.fingerprint());
        }
        if (!printedJson(answer)) {
            console()
                    .line(answer.path("pack").asText() + ": "
                            + answer.path("files").asText() + " files, signed by "
                            + answer.path("signer").asText() + ".");
        }
    }
}
