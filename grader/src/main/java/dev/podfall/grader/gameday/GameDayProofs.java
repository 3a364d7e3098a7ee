package dev.podfall.grader.gameday;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.gameday.GameDayLint;
import dev.podfall.scenario.lint.gameday.InspectedGameDay;
import dev.podfall.scenario.load.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves game days: none is dull, none is unfair. Each claim is shown on a cluster of its own, on that cluster's own clock. */
public final class GameDayProofs {
    private final Catalogue catalogue;
    private final ClusterProvider provider;

    /** @param provider of clusters whose time can be moved */
    public GameDayProofs(Catalogue catalogue, ClusterProvider provider) {
        this.catalogue = catalogue;
        this.provider = provider;
    }

    /**
     * What came of it.
     *
     * @param claims each claim with what does not hold of it; nothing where it is proven
     */
    public record Outcome(String gameDay, Map<String, List<String>> claims) {
        public Outcome {
            claims = new LinkedHashMap<>(claims);
        }

        public boolean isProven() {
            return claims.values().stream().allMatch(List::isEmpty);
        }
    }

    /** @throws dev.podfall.scenario.load.UnknownGameDay if there is none of that id */
    public Outcome prove(String id) {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        InspectedGameDay inspected = GameDayLint.of(catalogue, id);
        List<String> data = new ArrayList<>();
        inspected.findings().forEach(f -> data.add(f.where() + ": " + f.what() + " " + f.howToFix()));
        claims.put("the data is clean", data);
        if (inspected.gameDay() == null || !data.isEmpty()) {
            return new Outcome(id, claims);
        }
        GameDay gameDay = inspected.gameDay();
        data.addAll(faults(gameDay));
        if (!data.isEmpty()) {
            return new Outcome(id, claims);
        }
        for (Cue cue : gameDay.facts().cues()) {
            String claim = cue.isHerring()
                    ? "cue " + cue.id() + " is seen, and harms no user"
                    : "cue " + cue.id() + " breaks it visibly, and runbook " + cue.runbook() + " mends it";
            claims.put(claim, tried(gameDay, rehearsal -> rehearsal.cue(cue)));
        }
        claims.put("abort restores the baseline", tried(gameDay, Rehearsal::abort));
        return new Outcome(id, claims);
    }

    /** What is wrong with the faults that its cues name, as far as that can be said without a cluster. */
    public static List<String> faults(GameDay gameDay) {
        List<String> problems = new ArrayList<>();
        for (Cue cue : gameDay.facts().cues()) {
            for (FaultSpec fault : cue.faults()) {
                try {
                    FaultRegistry.standard().check(fault);
                } catch (PodfallException unfit) {
                    problems.add("cue " + cue.id() + ": " + unfit.getMessage() + " " + unfit.next());
                }
            }
        }
        return problems;
    }

    /** An experiment with a healthy world. */
    private interface Experiment {
        List<String> problems(Rehearsal rehearsal);
    }

    private List<String> tried(GameDay gameDay, Experiment experiment) {
        try (Rehearsal rehearsal = new Rehearsal(gameDay, provider)) {
            List<String> unsteady = rehearsal.untouched();
            return unsteady.isEmpty() ? experiment.problems(rehearsal) : unsteady;
        } catch (PodfallException doesNotComeUp) {
            return List.of(doesNotComeUp.getMessage());
        }
    }
}
