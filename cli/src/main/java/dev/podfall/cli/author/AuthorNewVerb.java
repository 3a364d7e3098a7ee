package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.draft.LabDraft;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Begins a lab: a folder that works already, with comments that say what is yours to write.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author new requests-hang --catalogue ~/my-labs",
            "  podfall author new pods-pend --domain scheduling"
        })
final class AuthorNewVerb extends Verb {
    @Parameters(paramLabel = "ID", description = "The lab's id: what a person sees first, never the cause.")
    private String id;

    @Option(
            names = "--domain",
            defaultValue = "startup",
            description = "The skill area: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Domain domain;

    @Mixin
    private AuthorCatalogue catalogue;

    @Override
    protected void run() {
        Path root = catalogue.require();
        List<Path> files = new LabDraft(root).write(id, domain);
        Path folder = root.resolve("labs").resolve(domain.name()).resolve(id);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("lab", id).put("folder", folder.toString());
        files.forEach(f -> answer.withArray("/files").add(f.toString()));
        if (printedJson(answer)) {
            return;
        }
        console().line("The draft of " + console().bold(id) + " is in " + folder + ":");
        files.forEach(f -> console().line("  " + folder.relativize(root.resolve(f))));
        console().line("");
        console().line(console().bold("Next"));
        console().line("  Open lab.yaml and task.md; comments say what goes where. Then, as often as you like:");
        String named = catalogue.asTyped();
        console().line("  podfall author lint " + id + named + console().faint("     what is left to write"));
        console().line("  podfall author update " + id + named + console().faint("   what mistakes earn"));
        console().line("  podfall author prove " + id + named + console().faint("    every claim, on a cluster"));
    }
}
