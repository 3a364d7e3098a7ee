package dev.podfall.grader.attempt;

import dev.podfall.grader.attempt.Seeds.Had;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.load.Faults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * How new a draw is to somebody: first of all by its faults, for who knows the cause has nothing left to find; then by the
 * draws that choose among causes, by the other draws, and by how much it differs from each draw of before.
 */
final class Novelty {
    private final Faults faults;
    private final List<Had> had;
    private final Map<String, Integer> faultsHad = new HashMap<>();
    private final Map<String, Map<String, Integer>> excess = new HashMap<>();

    Novelty(Draws draws, Faults faults, List<Had> had) {
        this.faults = faults;
        this.had = had;
        had.forEach(h -> LongStream.of(h.seed(), Pick.AS_WRITTEN)
                .filter(seed -> draws.draw(seed).equals(h.draw()))
                .limit(1)
                .forEach(seed -> faultsHad.merge(faults.drawnBy(seed), 1, Integer::sum)));
        draws.brief().forEach((name, all) -> excess.put(name, excess(name, all)));
    }

    /** How many times more often each alternative was had than the one that was had least. */
    private Map<String, Integer> excess(String name, List<String> all) {
        Map<String, Integer> times = new HashMap<>();
        all.forEach(a -> times.put(a, 0));
        had.forEach(h -> times.computeIfPresent(h.draw().chosen().getOrDefault(name, ""), (a, n) -> n + 1));
        int least = times.values().stream().mapToInt(n -> n).min().orElse(0);
        times.replaceAll((alternative, n) -> n - least);
        return times;
    }

    /** The newest come first. */
    Comparator<Seeds.Chosen> newestFirst() {
        return Comparator.comparingInt((Seeds.Chosen c) -> faultsHad.getOrDefault(faults.drawnBy(c.seed()), 0))
                .thenComparingInt(c -> excess(c.draw(), faults.draws()::contains))
                .thenComparingInt(c -> excess(c.draw(), name -> true))
                .thenComparingInt(c -> -distance(c.draw()));
    }

    private int excess(Draw draw, Predicate<String> which) {
        return draw.chosen().entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToInt(e -> excess.get(e.getKey()).get(e.getValue()))
                .sum();
    }

    /** From the nearest that the candidate had. */
    private int distance(Draw draw) {
        return had.stream().mapToInt(h -> h.draw().distance(draw)).min().orElse(0);
    }
}
