package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
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
            "  podfall gameday review --to postmortem.html    prints to a PDF from the browser",
            "  podfall gameday review --close"
        })
final class GameDayReviewVerb extends DrillVerb {
    @Option(names = "--to", paramLabel = "FILE", description = "Writes it there: .md, .html or .json.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Option(names = "--close", description = "Ends the review.")
    private boolean close;

    @Override
    protected void run() {
        if (file != null && !String.valueOf(file.getFileName()).matches(".*\\.(md|html|json)")) {
            throw new ParameterException(
                    spec.commandLine(), "--to takes a file that ends in .md, .html or .json, not " + file + ".");
        }
        JsonNode all = server().get(path("postmortem"));
        if (close) {
            server().post(path("close"), JsonNodeFactory.instance.objectNode());
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
        String text = name.endsWith(".html")
                ? all.path("html").asText()
                : name.endsWith(".json")
                        ? all.path("postmortem").toPrettyString() + "\n"
                        : all.path("markdown").asText();
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "postmortem-not-written",
                    "The postmortem cannot be written to " + file + ": " + Home.reason(e) + ".",
                    "Name a file in a folder that is there and that you may write to, or leave --to out.");
        }
        console().note("The postmortem is in " + file);
    }
}
