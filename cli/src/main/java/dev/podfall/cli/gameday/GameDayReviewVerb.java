package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the postmortem, drafted from the timeline or as it was saved, and what is to be corrected in it.",
            "It is edited in the room. With --close the review ends, and the cluster is removed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday review",
            "  podfall gameday review --to postmortem.md",
            "  podfall gameday review --to postmortem.pdf",
            "  podfall gameday review --close"
        })
final class GameDayReviewVerb extends DrillVerb {
    @Option(names = "--to", paramLabel = "FILE", description = "Writes it there: .md, .html, .pdf or .json.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Option(names = "--close", description = "Ends the review.")
    private boolean close;

    @Override
    protected void run() {
        if (file != null && !String.valueOf(file.getFileName()).matches(".*\\.(md|html|pdf|json)")) {
            throw new ParameterException(
                    spec.commandLine(), "--to takes a file that ends in .md, .html, .pdf or .json, not " + file + ".");
        }
        JsonNode all = server().get(path("postmortem"));
        if (close) {
            server().post(path("close"), body());
        }
        if (file != null) {
            write(all);
        } else if (!printedJson(all)) {
            console().line(all.path("markdown").asText());
        }
        if (!asJson()) {
            all.path("findings")
                    .forEach(f -> console()
                            .note(f.path("what").asText() + " " + f.path("next").asText()));
        }
    }

    private void write(JsonNode all) {
        String name = String.valueOf(file.getFileName());
        byte[] content;
        if (name.endsWith(".pdf")) {
            content = server().download(path("postmortem/pdf"));
        } else {
            String text = name.endsWith(".html")
                    ? all.path("html").asText()
                    : name.endsWith(".json")
                            ? all.path("postmortem").toPrettyString() + "\n"
                            : all.path("markdown").asText();
            content = text.getBytes(StandardCharsets.UTF_8);
        }
        DrillFile.write("postmortem", file, content);
        console().note("The postmortem is in " + file);
    }
}
