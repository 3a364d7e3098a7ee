package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.load.SharedFiles;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "shared",
        mixinStandardHelpOptions = true,
        description =
                "Lists what a lab need not write itself: claims to use, manifests to include. With a NAME it prints that one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author shared                          all of them",
            "  podfall author shared survives                 what a claim says",
            "  podfall author shared --world recommender      a world's, too"
        })
final class AuthorSharedVerb extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "As a lab says it after use or include.")
    private String name;

    @Option(names = "--world", paramLabel = "NAME", description = "As a lab in this world finds them.")
    private String world;

    @Mixin
    private AuthorCatalogue catalogue;

    @Override
    protected void run() {
        SharedFiles shared = new SharedFiles(catalogue.open().source(), world);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            String text = shared.read(name);
            if (!printedJson(answer.put("name", name).put("text", text))) {
                console().line(text.stripTrailing());
            }
            return;
        }
        List<SharedFiles.Entry> all = shared.all();
        all.forEach(e -> answer.withArray("/shared")
                .addObject()
                .put("name", e.name())
                .put("kind", e.kind().name())
                .put("what", e.what()));
        if (!printedJson(answer)) {
            console()
                    .table(
                            List.of("NAME", "KIND", "WHAT IT SAYS"),
                            all.stream()
                                    .map(e -> List.of(e.name(), e.kind().name(), e.what()))
                                    .toList());
        }
    }
}
