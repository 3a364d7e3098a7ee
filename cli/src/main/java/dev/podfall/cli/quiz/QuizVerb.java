package dev.podfall.cli.quiz;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with quizzes. */
@Command(
        name = "quiz",
        mixinStandardHelpOptions = true,
        description = "Quizzes: timed questions, each explained afterwards; to import, and to export.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuizListVerb.class,
            QuizStartVerb.class,
            QuizNextVerb.class,
            QuizAnswerVerb.class,
            QuizStatusVerb.class,
            QuizSubmitVerb.class,
            QuizReportVerb.class,
            QuizPractiseVerb.class,
            QuizImportVerb.class,
            QuizExportVerb.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall quiz start foundations            asks on the terminal, with the server's clock",
            "  podfall quiz practise                     asks again what you missed",
            "  podfall quiz import export.xml            takes over GIFT, Aiken, Moodle XML or QTI",
            "  podfall quiz export serving --format gift"
        })
public final class QuizVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with quizzes.");
    }
}
