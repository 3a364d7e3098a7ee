package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Numbers;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.console.RuntimeName;
import dev.podfall.cli.server.Verb;
import dev.podfall.grader.proof.Proving;
import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.scenario.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Makes every experiment that shows a lab to be sound, on a cluster of its own each. Ends with 5 where one fails.",
            "Claims: 1 data is clean, 2 healthy earns 100, 3 broken fails, 4 it stays broken, 5 and 6 solutions earn 100",
            "and still do later, 7 mistakes earn what they declare, 8 doing nothing and deleting all fail,",
            "9 recovery restores, 10 the same seed tells the same story."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author prove requests-hang",
            "  podfall author prove requests-hang --claim 5 --claim 7",
            "  podfall author prove --all -o json"
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
                    "Where: embedded, kind or existing (default: ${DEFAULT-VALUE}). Real clusters show no claim on time.")
    private String runtime;

    @Option(
            names = "--claim",
            paramLabel = "N",
            converter = Numbers.Claim.class,
            description = "Only this claim, 1 to 10; may be given several times.")
    private Set<Integer> claims = new TreeSet<>();

    private boolean proven;

    @Override
    protected void run() {
        AuthorLabs.Chosen chosen = labs.choose();
        List<Lab> wanted = chosen.ids().stream().map(chosen.catalogue()::lab).toList();
        List<Outcome> outcomes = prove(chosen, wanted);
        proven = outcomes.stream().allMatch(Outcome::isProven);
        if (!printedJson(json(outcomes))) {
            print(outcomes);
        }
    }

    private List<Outcome> prove(AuthorLabs.Chosen chosen, List<Lab> wanted) {
        Path scratch = scratch();
        try (Progress progress = console().progress()) {
            Proving proving = new Proving(
                            chosen.catalogue(), AuthorRuntimes.provider(runtime, home(), scratch), scratch)
                    .only(claims);
            int all = proving.size(wanted);
            progress.step("Proving " + all + " claims on runtime " + runtime);
            int[] done = {0};
            return proving.prove(
                    wanted,
                    outcome -> progress.step(++done[0] + " of " + all + ": " + (outcome.isProven() ? "✓ " : "✗ ")
                            + outcome.lab() + ", " + outcome.claim()));
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

    private void print(List<Outcome> outcomes) {
        String lab = "";
        for (Outcome outcome : outcomes) {
            if (!outcome.lab().equals(lab)) {
                lab = outcome.lab();
                console().line(console().bold(lab));
            }
            console()
                    .line("  "
                            + (outcome.isProven()
                                    ? console().good("✓")
                                    : console().bad("✗"))
                            + String.format(" %2d  ", outcome.number()) + outcome.claim()
                            + console()
                                    .faint(String.format(
                                            "  %.1f s", outcome.took().toMillis() / 1000.0)));
            outcome.problems().forEach(p -> console().line(p.indent(8).stripTrailing()));
        }
        long held = outcomes.stream().filter(Outcome::isProven).count();
        console().line(held + " of " + outcomes.size() + " claims hold.");
        if (outcomes.stream().anyMatch(o -> o.number() == 7 && !o.isProven())) {
            console().note("What mistakes earn can be measured and written: podfall author update");
        }
    }

    private ObjectNode json(List<Outcome> outcomes) {
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("proven", proven).put("runtime", runtime);
        ArrayNode all = answer.putArray("claims");
        for (Outcome outcome : outcomes) {
            ObjectNode one = all.addObject()
                    .put("lab", outcome.lab())
                    .put("number", outcome.number())
                    .put("claim", outcome.claim())
                    .put("proven", outcome.isProven())
                    .put("millis", outcome.took().toMillis());
            ArrayNode problems = one.putArray("problems");
            outcome.problems().forEach(problems::add);
        }
        return answer;
    }

    @Override
    protected int exitNumber() {
        return proven ? ExitCode.OK.number() : ExitCode.AUTHOR.number();
    }
}
