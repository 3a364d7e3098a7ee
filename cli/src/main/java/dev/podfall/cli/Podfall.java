package dev.podfall.cli;

import dev.podfall.cli.author.AuthorVerb;
import dev.podfall.cli.cluster.ClusterVerb;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.exam.ExamVerb;
import dev.podfall.cli.gameday.GameDayVerb;
import dev.podfall.cli.lab.AnswerVerb;
import dev.podfall.cli.lab.CheckVerb;
import dev.podfall.cli.lab.HintVerb;
import dev.podfall.cli.lab.LabsVerb;
import dev.podfall.cli.lab.PostmortemVerb;
import dev.podfall.cli.lab.ReplayVerb;
import dev.podfall.cli.lab.ReportVerb;
import dev.podfall.cli.lab.ResetVerb;
import dev.podfall.cli.lab.StartVerb;
import dev.podfall.cli.lab.StatusVerb;
import dev.podfall.cli.lab.StopVerb;
import dev.podfall.cli.lab.SubmitVerb;
import dev.podfall.cli.machine.DoctorVerb;
import dev.podfall.cli.machine.ImagesVerb;
import dev.podfall.cli.machine.KubectlVerb;
import dev.podfall.cli.machine.OpenVerb;
import dev.podfall.cli.machine.ServeVerb;
import dev.podfall.cli.machine.ShellVerb;
import dev.podfall.cli.quiz.QuizVerb;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
        name = "podfall",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description =
                "Breaks a model endpoint on a Kubernetes cluster, lets you repair it, and says what it was worth.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall open                      the pages: labs, quizzes, history",
            "  podfall labs                      what there is to practise",
            "  podfall start empty-endpoints     start a lab",
            "  podfall kubectl get pods          look at it with your own kubectl",
            "  podfall check                     see how far you are",
            "  podfall submit                    hand it in, and say what was wrong",
            "  podfall stop --all                end everything",
            "",
            "Exit codes: 0 done (whatever the score), 1 a defect of Podfall, 2 usage,",
            "  3 refused, 4 something is missing on this machine,",
            "  5 an authored file is wrong.",
            "  'podfall kubectl' and 'podfall shell' end with the exit code of what they ran.",
            "",
            "With -o json, the result is on stdout; a failure leaves stdout empty and puts",
            "  {\"error\": {\"category\", \"code\", \"message\", \"next\"}} on stderr."
        })
public final class Podfall {
    private static final Map<String, Supplier<Object>> VERBS = verbs();

    private Podfall() {}

    /** Runs the command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(KubectlVerb.NAME)) {
            System.exit(KubectlVerb.handing(List.of(arguments).subList(1, arguments.length))
                    .call());
        }
        boolean named = arguments.length > 0
                && VERBS.containsKey(arguments[0])
                && !arguments[0].equals(HelpVerb.NAME); // it tells of all
        CommandLine line = named ? commandLine(List.of(arguments[0])) : commandLine();
        System.exit(line.execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(VERBS.keySet());
    }

    /** With these verbs alone: reading the annotations of one takes a fraction of the time of all. */
    private static CommandLine commandLine(Collection<String> verbs) {
        CommandLine line = new CommandLine(new Podfall());
        verbs.forEach(v -> line.addSubcommand(VERBS.get(v).get()));
        line.setCommandName(System.getenv().getOrDefault("PODFALL_COMMAND_NAME", "podfall"));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new UsageFailure());
        return line;
    }

    private static Map<String, Supplier<Object>> verbs() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("open", OpenVerb::new);
        all.put("labs", LabsVerb::new);
        all.put("start", StartVerb::new);
        all.put("status", StatusVerb::new);
        all.put("hint", HintVerb::new);
        all.put("check", CheckVerb::new);
        all.put("submit", SubmitVerb::new);
        all.put("answer", AnswerVerb::new);
        all.put("report", ReportVerb::new);
        all.put("replay", ReplayVerb::new);
        all.put("postmortem", PostmortemVerb::new);
        all.put("reset", ResetVerb::new);
        all.put("stop", StopVerb::new);
        all.put("exam", ExamVerb::new);
        all.put("gameday", GameDayVerb::new);
        all.put("quiz", QuizVerb::new);
        all.put(KubectlVerb.NAME, KubectlVerb::new);
        all.put("shell", ShellVerb::new);
        all.put("cluster", ClusterVerb::new);
        all.put("author", AuthorVerb::new);
        all.put("serve", ServeVerb::new);
        all.put("images", ImagesVerb::new);
        all.put("doctor", DoctorVerb::new);
        all.put("completion", CompletionVerb::new);
        all.put(HelpVerb.NAME, HelpVerb::new);
        return all;
    }
}
