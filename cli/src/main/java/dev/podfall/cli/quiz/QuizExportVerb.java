package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.quiz.exchange.QuizExport;
import dev.podfall.scenario.quiz.exchange.QuizFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a quiz for Moodle or another system, and names what the format cannot say.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall quiz export foundations --format moodle --to foundations.xml",
            "  podfall quiz export foundations --format qti --to foundations.zip",
            "  podfall quiz export foundations --format gift > foundations.txt"
        })
final class QuizExportVerb extends Verb {
    @Parameters(paramLabel = "QUIZ", description = "The quiz's id, from: podfall quiz list.")
    private String quiz;

    @Mixin
    private QuizCatalogue catalogue;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "gift, moodle or qti (a package).")
    private QuizFormat format;

    @Option(names = "--to", paramLabel = "FILE", description = "The file to write; QTI needs one (default: stdout).")
    private Path file;

    @Override
    protected void run() {
        if (!format.isWritten()) {
            throw usage(format.title() + " has no place for what our questions say.", "Take gift, moodle or qti.");
        }
        if (file == null && (format == QuizFormat.qti || asJson())) {
            throw usage(
                    "Say which file to write.", "podfall quiz export " + quiz + " --format " + format + " --to FILE");
        }
        // An exam goes on while no server runs, so the server is started: it alone knows.
        server().get("/quizzes/" + ServerLink.segment(quiz) + "/disclosure");
        QuizExport export = QuizExport.of(catalogue.open(home()).quiz(quiz), format);
        if (file == null) {
            console().raw(export.content());
        } else {
            write(export);
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("quiz", quiz)
                .put("format", format.name())
                .put("file", file == null ? null : file.toString());
        export.losses()
                .forEach(l -> answer.withArray("/losses")
                        .addObject()
                        .put("where", l.where())
                        .put("what", l.what()));
        if (!printedJson(answer)) {
            console().note("What " + format.title() + " cannot say:");
            export.losses().forEach(loss -> console().note("  " + loss));
        }
    }

    private void write(QuizExport export) {
        try {
            Files.write(file, export.content());
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "quiz-not-written",
                    "The quiz cannot be written to " + file + ": " + Home.reason(e) + ".",
                    "Name a file in a folder that is there and that you may write to.");
        }
        console().note("The quiz is in " + file);
    }

    private static CommandFailed usage(String message, String next) {
        return new CommandFailed("USAGE", "usage", message, next);
    }
}
