package dev.podfall.grader.gameday.review;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.gameday.review.Expectation.Side;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the system did: held its steady state, rang when it should, kept its budget. */
final class SystemVerdict {
    private static final double LITTLE = 10;
    private static final double MUCH = 50;
    private static final long SLOW_PAGER_SECONDS = 180;

    private SystemVerdict() {}

    static List<Expectation> of(DrillHistory history, Measures measures) {
        List<Expectation> all = new ArrayList<>();
        Instant cue =
                history.injected().isEmpty() ? null : history.injected().get(0).at();
        all.add(steady(
                "steady-before",
                "Users were well before it began",
                history,
                history.samples().stream()
                        .filter(s -> cue == null || !s.at().isAfter(cue))
                        .toList(),
                "What is broken already cannot be drilled."));
        all.add(alerts(history, measures));
        if (cue != null && Measures.expected(history).isEmpty()) {
            all.add(steady(
                    "carried",
                    "The system carried it without users noticing",
                    history,
                    history.samples().stream().filter(s -> s.at().isAfter(cue)).toList(),
                    "Replicas and a disruption budget are there for this."));
        }
        all.add(budget(measures));
        all.add(atTheEnd(history));
        return all;
    }

    private static Expectation steady(String id, String title, DrillHistory history, List<Sample> samples, String why) {
        return steady(id, title, Levels.of(samples), history, why);
    }

    private static Expectation steady(String id, String title, Levels levels, DrillHistory history, String why) {
        var wanted = history.gameDay().facts().hypothesis();
        Verdict verdict = levels.requests() == 0
                ? Verdict.unverifiable
                : levels.holds(wanted.errors(), wanted.p95()) ? Verdict.met : Verdict.unmet;
        String expected = String.format(
                Locale.ROOT,
                "at most %.1f %% errors, p95 at most %d ms, the version that is meant, and its answers",
                wanted.errors(),
                wanted.p95());
        String actual = levels.requests() == 0 ? "no request was seen" : levels.words();
        return new Expectation(id, Side.system, title, verdict, actual, expected, why);
    }

    /** An abort ends a drill before anybody could mend it: it says nothing about that. */
    private static Expectation atTheEnd(DrillHistory history) {
        Expectation levels = steady(
                "steady-after",
                "Users are well at the end",
                AllClear.levels(history),
                history,
                "An incident is over when users say so, not when pods are green.");
        List<String> objections = AllClear.objections(history);
        if (history.aborted().isPresent()) {
            return levels.judged(Verdict.unverifiable, "the drill was aborted; then: " + levels.actual());
        }
        return objections.isEmpty() ? levels : levels.judged(Verdict.unmet, String.join("; ", objections));
    }

    private static Expectation alerts(DrillHistory history, Measures measures) {
        Set<Alert> expected = Measures.expected(history);
        Set<Alert> right = new TreeSet<>(measures.fired());
        right.retainAll(expected);
        Set<Alert> surplus = new TreeSet<>(measures.fired());
        surplus.removeAll(expected);
        Verdict verdict;
        if (history.injected().isEmpty()) {
            verdict = Verdict.unverifiable;
        } else if (expected.isEmpty()) {
            verdict = measures.fired().isEmpty() ? Verdict.met : Verdict.partly;
        } else if (measures.missed().isEmpty()) {
            boolean late = measures.detect() != null && measures.detect() > SLOW_PAGER_SECONDS;
            verdict = late || !surplus.isEmpty() ? Verdict.partly : Verdict.met;
        } else {
            verdict = measures.missed().size() == expected.size() ? Verdict.unmet : Verdict.partly;
        }
        return new Expectation(
                "alerts",
                Side.system,
                "The alerts that should ring did, and no other",
                verdict,
                names(right)
                        + (surplus.isEmpty() ? "" : "; should not have rung: " + names(surplus))
                        + (measures.detect() == null ? "" : "; the first after " + Words.time(measures.detect())),
                names(expected) + (expected.isEmpty() ? "" : ", within " + Words.time(SLOW_PAGER_SECONDS)),
                "What does not ring is found by users; what rings for nothing is not believed the next time.");
    }

    private static String names(Set<Alert> alerts) {
        return alerts.isEmpty() ? "none" : alerts.stream().map(Alert::title).collect(Collectors.joining(", "));
    }

    private static Expectation budget(Measures measures) {
        Verdict verdict = measures.requests() == 0
                ? Verdict.unverifiable
                : measures.burnt() < LITTLE ? Verdict.met : measures.burnt() < MUCH ? Verdict.partly : Verdict.unmet;
        return new Expectation(
                "budget",
                Side.system,
                "The error budget outlives it",
                verdict,
                String.format(
                        Locale.ROOT,
                        "%d of %d requests lost, %.1f %% of the budget burnt, %.1f %% left",
                        measures.lost(),
                        measures.requests(),
                        measures.burnt(),
                        measures.left()),
                String.format(Locale.ROOT, "less than %.0f %% of the budget", LITTLE),
                "What one incident burns is missing for every change of the month.");
    }

    /** Whether users were well at the moment somebody said so. */
    static Verdict said(Stamped<dev.podfall.grader.gameday.history.Payload.Said> said) {
        return said.what().holds() ? Verdict.met : Verdict.unmet;
    }
}
