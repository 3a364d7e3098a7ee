package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** It is rehearsed on embedded clusters, and does on real ones only what can be taken back there. */
final class RuntimesFit implements GameDayRule {
    private static final List<String> KNOWN = List.of(GameDayFacts.EMBEDDED, "kind", "existing");
    private static final Set<String> EVERYWHERE = Set.of("pod-kill", "node-drain", "node-cordon");

    @Override
    public List<Finding> check(GameDay gameDay, Places places) {
        List<String> runtimes = gameDay.facts().runtimes();
        String file = places.facts("runtimes");
        List<Finding> found = new ArrayList<>();
        for (String runtime : runtimes) {
            if (!KNOWN.contains(runtime)) {
                found.add(new Finding(
                        file,
                        "There is no runtime " + (runtime == null || runtime.length() > 40 ? "…" : runtime) + ".",
                        "Choose of " + String.join(", ", KNOWN) + "."));
            }
        }
        if (!runtimes.contains(GameDayFacts.EMBEDDED)) {
            found.add(
                    new Finding(file, "It is not held on embedded clusters.", "Add embedded: it is rehearsed there."));
        }
        boolean isReal = runtimes.stream().anyMatch(r -> !GameDayFacts.EMBEDDED.equals(r));
        gameDay.facts().cues().stream()
                .flatMap(c -> c.faults().stream())
                .map(FaultSpec::fault)
                .filter(f -> isReal && !EVERYWHERE.contains(f))
                .distinct()
                .forEach(f -> found.add(new Finding(
                        file,
                        "The fault " + f + " is injected on embedded clusters alone.",
                        "Leave runtimes out, or use only: "
                                + String.join(", ", EVERYWHERE.stream().sorted().toList()) + ".")));
        return found;
    }
}
