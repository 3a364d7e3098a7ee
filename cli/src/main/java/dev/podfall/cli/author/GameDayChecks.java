package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.Progress;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.grader.gameday.GameDayProofs;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.gameday.GameDayLint;
import dev.podfall.scenario.lint.gameday.InspectedGameDay;
import dev.podfall.scenario.load.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** Lints and proves game days. */
final class GameDayChecks {
    /** Stands for every game day. */
    static final String ALL = "all";

    private final Catalogue catalogue;
    private final Console console;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private boolean holds = true;

    GameDayChecks(Catalogue catalogue, Console console) {
        this.catalogue = catalogue;
        this.console = console;
    }

    private List<String> ids(List<String> wanted) {
        return wanted.contains(ALL) ? new ArrayList<>(catalogue.gameDayIds()) : wanted;
    }

    /** @throws dev.podfall.scenario.load.UnknownGameDay if one of them is none */
    void lint(List<String> wanted, boolean quiet) {
        for (String id : ids(wanted)) {
            InspectedGameDay inspected = GameDayLint.of(catalogue, id);
            List<Finding> findings = findings(inspected);
            boolean clean = findings.isEmpty();
            holds &= clean;
            ObjectNode one =
                    json.withArray("gamedays").addObject().put("gameday", id).put("clean", clean);
            findings.forEach(f -> one.withArray("findings")
                    .addObject()
                    .put("where", f.where())
                    .put("what", f.what())
                    .put("fix", f.howToFix()));
            if (!quiet) {
                console.line((clean ? console.good("✓ ") : console.bad("✗ ")) + "game day " + id);
                findings.forEach(f -> console.line("  " + f.where() + ": " + f.what() + " " + f.howToFix()));
            }
        }
    }

    /** The data's, and the faults', which the catalogue does not know. */
    private static List<Finding> findings(InspectedGameDay inspected) {
        List<Finding> all = new ArrayList<>(inspected.findings());
        if (inspected.gameDay() != null) {
            GameDayProofs.faults(inspected.gameDay())
                    .forEach(problem -> all.add(
                            new Finding(inspected.folder() + "/gameday.yaml", problem, "See lab-engine/FAULTS.md.")));
        }
        return all;
    }

    /** @throws dev.podfall.scenario.load.UnknownGameDay if one of them is none */
    void prove(List<String> wanted, ClusterProvider provider, boolean quiet) {
        GameDayProofs proofs = new GameDayProofs(catalogue, provider);
        for (String id : ids(wanted)) {
            GameDayProofs.Outcome outcome;
            try (Progress progress = console.progress()) {
                progress.quickStep("Rehearsing " + id);
                outcome = proofs.prove(id);
            }
            holds &= outcome.isProven();
            ObjectNode one =
                    json.withArray("gamedays").addObject().put("gameday", id).put("proven", outcome.isProven());
            outcome.claims().forEach((claim, problems) -> {
                ObjectNode told =
                        one.withArray("claims").addObject().put("claim", claim).put("proven", problems.isEmpty());
                problems.forEach(told.putArray("problems")::add);
                if (!quiet) {
                    console.line((problems.isEmpty() ? console.good("✓ ") : console.bad("✗ ")) + id + ": " + claim);
                    problems.forEach(p -> console.line("    " + p));
                }
            });
        }
    }

    ObjectNode json() {
        return json;
    }

    /** Whether nothing was found. */
    boolean holds() {
        return holds;
    }
}
