package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Numbers;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.console.RuntimeName;
import dev.podfall.cli.server.Verb;
import dev.podfall.grader.incident.IncidentWish;
import dev.podfall.grader.proof.DeckReport;
import dev.podfall.grader.proof.IncidentProofs;
import dev.podfall.grader.proof.Proving;
import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.scenario.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Makes every experiment that shows a lab to be sound, on a cluster of its own each. Ends with 5 where one"
                    + " fails.",
            "Claims: 1 data is clean, 2 healthy earns 100, 3 broken fails, 4 it stays broken, 5 and 6 solutions earn"
                    + " 100",
            "and still do later, 7 mistakes earn what they declare, 8 doing nothing and deleting all fail,",
            "9 recovery restores, 10 the same seed tells the same story, 11 on the healthy cluster every criterion can be judged,",
            "12 no cheat of the decks passes,",
            "13 every right way of the decks earns 100."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author prove requests-hang",
            "  podfall author prove requests-hang --claim 5 --claim 7",
            "  podfall author prove requests-hang --seeds 5",
            "  podfall author prove requests-hang --claim 12 --claim 13",
            "  podfall author prove --all -o json",
            "  podfall author prove --random --seeds 50",
            "  podfall author prove --gameday some-answers-differ"
        })
final class AuthorProveVerb extends Verb {
    @Mixin
    private AuthorLabs labs;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = "embedded",
            converter = RuntimeName.class,
            description =
                    "Where: embedded, kind or existing (default: ${DEFAULT-VALUE}). Real clusters show no claim on"
                            + " time.")
    private String runtime;

    @Option(
            names = "--claim",
            paramLabel = "N",
            converter = Numbers.Claim.class,
            description = "Only this claim, 1 to 13; may be given several times. 6 is proven with 5, 11 with 2.")
    private Set<Integer> claims = new TreeSet<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = Numbers.Seeds.class,
            description = "With each of the seeds 1 to N (default: 1, the lab as it is written); at most 1000.")
    private Integer seeds;

    @Option(names = "--seed", paramLabel = "N", converter = Numbers.Seed.class, description = "With this seed only.")
    private Long seed;

    @Option(
            names = "--random",
            description = "Random incidents instead of labs: none may be dull, unfair, or tell its cause.")
    private boolean random;

    @Option(
            names = "--gameday",
            paramLabel = "ID",
            description =
                    "A game day instead of labs, or all: the steady state holds, each cue shows, runbooks mend it, abort restores.")
    private List<String> gameDays = new ArrayList<>();

    private boolean proven;

    @Override
    protected void run() {
        if (!gameDays.isEmpty()) {
            proveGameDays();
            return;
        }
        if (random) {
            proveIncidents();
            return;
        }
        AuthorLabs.Chosen chosen = labs.choose();
        List<Lab> wanted = chosen.ids().stream()
                .flatMap(id -> drawn().mapToObj(n -> chosen.catalogue().lab(id, n)))
                .toList();
        List<Outcome> outcomes = prove(chosen, wanted);
        proven = outcomes.stream().allMatch(Outcome::isProven);
        List<DeckReport> decks = DeckReport.of(wanted, outcomes);
        if (!printedJson(ProofJson.of(outcomes, decks, runtime))) {
            new ProofText(console()).print(outcomes, decks);
        }
    }

    private void proveGameDays() {
        if (labs.isNamed() || random || !claims.isEmpty() || !runtime.equals("embedded")) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "--gameday takes no lab, no claim and no other runtime than embedded.",
                    "See: podfall author prove --help");
        }
        Path scratch = scratch();
        try {
            GameDayChecks checks = new GameDayChecks(labs.catalogue(), console());
            checks.prove(gameDays, AuthorRuntimes.provider("embedded", home(), scratch), asJson());
            proven = checks.holds();
            printedJson(checks.json());
        } finally {
            scratch.toFile().delete();
        }
    }

    private void proveIncidents() {
        if (labs.isNamed() || !claims.isEmpty()) {
            throw new CommandFailed(
                    "USAGE", "usage", "--random takes no lab and no claim.", "See: podfall author prove --help");
        } else if (!runtime.equals("embedded")) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "Random incidents run on embedded clusters, not on " + runtime + ".",
                    "Leave --runtime out.");
        }
        Path scratch = scratch();
        List<IncidentProofs.Outcome> outcomes = new ArrayList<>();
        try (Progress progress = console().progress()) {
            var proofs =
                    new IncidentProofs(labs.catalogue(), AuthorRuntimes.provider("embedded", home(), scratch), scratch);
            drawn().forEach(n -> {
                outcomes.add(proofs.prove(IncidentWish.ANY, n));
                progress.step("Incident " + n + ": "
                        + (outcomes.get(outcomes.size() - 1).isProven() ? "✓" : "✗"));
            });
        } finally {
            scratch.toFile().delete();
        }
        IncidentFigures figures = new IncidentFigures(List.copyOf(outcomes), IncidentFigures.soFar());
        proven = figures.allHold();
        if (!printedJson(figures.json())) {
            figures.print(console());
        }
    }

    private LongStream drawn() {
        if (seed != null && seeds != null) {
            throw new CommandFailed(
                    "USAGE", "usage", "Name one seed or how many, not both.", "See: podfall author prove --help");
        }
        return seed != null ? LongStream.of(seed) : LongStream.rangeClosed(1, seeds == null ? 1 : seeds);
    }

    private List<Outcome> prove(AuthorLabs.Chosen chosen, List<Lab> wanted) {
        Path scratch = scratch();
        try (Progress progress = console().progress()) {
            Proving proving = new Proving(
                            chosen.catalogue(), AuthorRuntimes.provider(runtime, home(), scratch), scratch)
                    .only(claims);
            int all = proving.size(wanted);
            if (all == 0) {
                throw CommandFailed.refused(
                        "no-claim",
                        "Nobody claims that of these labs on runtime " + runtime + ".",
                        "Leave --claim out to see all that are claimed.");
            }
            progress.step("Making " + all + " experiments on runtime " + runtime);
            int[] done = {0};
            return proving.prove(
                    wanted,
                    outcome -> progress.step(++done[0] + " of " + all + ": " + (outcome.isProven() ? "✓ " : "✗ ")
                            + outcome.lab() + ", seed " + outcome.seed() + ", " + outcome.claim()));
        } finally {
            scratch.toFile().delete();
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("podfall-proofs");
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "no-scratch",
                    "No temporary folder can be made: " + Home.reason(e) + ".",
                    "Make room, or set TMPDIR.");
        }
    }

    @Override
    protected int exitNumber() {
        return proven ? ExitCode.OK.number() : ExitCode.AUTHOR.number();
    }
}
