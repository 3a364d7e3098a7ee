package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "postmortem",
        mixinStandardHelpOptions = true,
        description = {
            "The postmortem of an attempt that is over: eleven sections and the severity, as Markdown; a draft as long as you wrote"
                    + " none.",
            "With --file it is kept and marked by a checklist: sections there, actions owned and dated, nobody blamed. It changes no"
                    + " score."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall postmortem --to postmortem.md     the draft, with the timeline in it",
            "  podfall postmortem --file postmortem.md   kept, and marked",
            "  podfall postmortem -o json"
        })
public final class PostmortemVerb extends Verb {
    private static final int LARGEST = 1 << 20;

    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Option(names = "--file", paramLabel = "FILE", description = "What you wrote; it is kept with the attempt.")
    private Path file;

    @Option(names = "--to", paramLabel = "FILE", description = "Where the Markdown goes; it must be new.")
    private Path to;

    @Override
    protected void run() {
        String path = "/attempts/" + attemptId(attempt) + "/postmortem";
        JsonNode written = file == null
                ? server().get(path)
                : server().post(path, JsonNodeFactory.instance.objectNode().put("markdown", read()));
        if (to != null) {
            write(written.path("markdown").asText());
        }
        if (printedJson(written)) {
            return;
        } else if (to == null && file == null) {
            console().line(written.path("markdown").asText());
        }
        if (written.path("kept").asBoolean()) {
            written.path("checklist").forEach(this::print);
        }
    }

    private void print(JsonNode item) {
        console()
                .line((item.path("met").asBoolean()
                                ? console().good("✓ ")
                                : console().bad("✗ "))
                        + item.path("title").asText());
        for (JsonNode finding : item.path("findings")) {
            console().line("    " + finding.path("what").asText());
            console().line(console().faint("    " + finding.path("next").asText()));
        }
    }

    private String read() {
        try {
            if (Files.size(file) > LARGEST) {
                throw CommandFailed.refused("too-large", file + " is larger than 1 MiB.", "A postmortem is one page.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandFailed.refused(
                    "not-read",
                    file + " cannot be read as text: " + Home.reason(e) + ".",
                    "Name your postmortem's file.");
        }
    }

    private void write(String markdown) {
        try {
            Files.writeString(to, markdown, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "not-written",
                    to + " cannot be written: " + Home.reason(e) + ".",
                    "Name a file that is new, in a folder that you may write to.");
        }
        console().note("The postmortem is in " + to);
    }
}
