package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.origin.Pack;
import dev.podfall.scenario.origin.PackKey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = {
            "Puts your labs into one zip and signs it (Ed25519). Whoever has it uses it as it is: --catalogue PACK.zip.",
            "The signature says that nothing was changed since, and by whose key. Give the fingerprint to your readers by another"
                    + " way."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall author pack my-labs.zip --catalogue ~/my-labs"})
final class AuthorPackVerb extends Verb {
    @Parameters(paramLabel = "PACK", description = "The zip to write; it must be new.")
    private Path zip;

    @Mixin
    private AuthorCatalogue catalogue;

    @Mixin
    private AuthorKey key;

    @Override
    protected void run() {
        Pack pack = Pack.of(catalogue.require());
        PackKey signing = key.open(home());
        pack.write(zip, signing);
        boolean json = printedJson(JsonNodeFactory.instance
                .objectNode()
                .put("pack", zip.toString())
                .put("files", pack.size())
                .put("signer", signing.fingerprint()));
        if (!json) {
            console().line(zip + ": " + pack.size() + " files, signed by " + signing.fingerprint() + ".");
        }
    }
}
