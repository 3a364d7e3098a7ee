package dev.podfall.cli;

import java.util.List;
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
            "  podfall labs                      what there is to practise",
            "  podfall start empty-endpoints     start a lab",
            "  podfall kubectl get pods          look at it with your own kubectl",
            "  podfall check                     see how far you are",
            "  podfall submit                    hand it in",
            "",
            "Exit codes: 0 done, 1 defect, 2 usage, 3 refused, 4 environment, 5 authored file."
        },
        subcommands = {
            LabsVerb.class,
            StartVerb.class,
            StatusVerb.class,
            HintVerb.class,
            CheckVerb.class,
            SubmitVerb.class,
            ReportVerb.class,
            ResetVerb.class,
            StopVerb.class,
            KubectlVerb.class,
            ShellVerb.class,
            ClusterVerb.class,
            ServeVerb.class,
            DoctorVerb.class,
            CompletionVerb.class
        })
public final class Podfall {
    private Podfall() {}

    /** Runs the command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(KubectlVerb.NAME)) {
            System.exit(KubectlVerb.handing(List.of(arguments).subList(1, arguments.length))
                    .call());
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Podfall());
        line.setCommandName(System.getenv().getOrDefault("PODFALL_COMMAND_NAME", "podfall"));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            failure.printStackTrace(command.getErr());
            command.getErr().println("This is a defect of Podfall. Please report it with the lines above.");
            return ExitCode.DEFECT.number();
        });
        return line;
    }
}
