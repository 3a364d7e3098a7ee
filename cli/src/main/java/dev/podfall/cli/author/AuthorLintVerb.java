package dev.podfall.cli.author;

import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong in the files of labs, quizzes and exams, and how to correct it. Ends with 5 where something is.",
            "In the place of a lab, a quiz's or an exam's id or file will do as well."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author lint requests-hang",
            "  podfall author lint --all --catalogue ~/my-labs",
            "  podfall author lint ~/my-labs/quizzes/probes.yaml",
            "  podfall author lint labs/networking/requests-hang -o json",
            "  podfall author lint --gameday all"
        })
final class AuthorLintVerb extends Verb {
    @Mixin
    private AuthorLabs labs;

    @Option(names = "--gameday", paramLabel = "ID", description = "A game day instead of labs, or all.")
    private List<String> gameDays = new ArrayList<>();

    private boolean clean;

    @Override
    protected void run() {
        if (!gameDays.isEmpty()) {
            GameDayChecks checks = new GameDayChecks(labs.catalogue(), console());
            checks.lint(gameDays, asJson());
            clean = checks.holds();
            printedJson(checks.json());
            return;
        }
        Linted linted = Linted.of(labs.chooseForLint());
        clean = linted.isClean();
        if (!printedJson(linted.json())) {
            linted.print(console());
        }
    }

    @Override
    protected int exitNumber() {
        return clean ? ExitCode.OK.number() : ExitCode.AUTHOR.number();
    }
}
