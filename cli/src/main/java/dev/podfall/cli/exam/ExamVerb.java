package dev.podfall.cli.exam;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with exams. */
@Command(
        name = "exam",
        mixinStandardHelpOptions = true,
        description = "Exams: several tasks on one clock, hands-on and questions, drawn anew each time.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ExamListVerb.class,
            ExamStartVerb.class,
            ExamNextVerb.class,
            ExamAnswerVerb.class,
            ExamFlagVerb.class,
            ExamNoteVerb.class,
            ExamStatusVerb.class,
            ExamSubmitVerb.class,
            ExamReportVerb.class,
            ExamCertificateVerb.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall exam start mock-troubleshooting   starts the clock, and says what the rules are",
            "  podfall exam next                         the next task; its cluster is started",
            "  podfall kubectl get pods                  the cluster of the task you are at",
            "  podfall exam next 7 --done                done with this one, on to task 7",
            "  podfall exam flag                         to come back to it",
            "  podfall exam submit                       hands in everything"
        })
public final class ExamVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with exams.");
    }
}
