package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.lint.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Figures lie where they can mean something. */
final class FiguresMakeSense implements GameDayRule {
    private static final int LONGEST_MINUTES = 240;
    private static final int LONGEST_PERIOD = 366;
    private static final long MOST_REQUESTS = 1_000_000_000_000L;
    private static final int MOST_MILLIS = 60_000;

    @Override
    public List<Finding> check(GameDay gameDay, Places places) {
        GameDayFacts facts = gameDay.facts();
        List<Finding> found = new ArrayList<>();
        need(
                facts.minutes() >= 5 && facts.minutes() <= LONGEST_MINUTES,
                places,
                "minutes",
                "5 to " + LONGEST_MINUTES,
                found);
        var hypothesis = facts.hypothesis();
        need(
                hypothesis.errors() >= 0 && hypothesis.errors() < 100,
                places,
                "hypothesis.errors",
                "0 to 99 per cent",
                found);
        need(
                hypothesis.p95() > 0 && hypothesis.p95() <= MOST_MILLIS,
                places,
                "hypothesis.p95",
                "1 to " + MOST_MILLIS,
                found);
        var slo = facts.slo();
        need(slo.target() >= 50 && slo.target() < 100, places, "slo.target", "50 to 99.999 per cent", found);
        need(slo.days() >= 1 && slo.days() <= LONGEST_PERIOD, places, "slo.days", "1 to " + LONGEST_PERIOD, found);
        need(
                slo.requestsPerDay() >= 1 && slo.requestsPerDay() <= MOST_REQUESTS,
                places,
                "slo.requestsPerDay",
                "1 or more",
                found);
        var abort = facts.abort();
        need(
                abort.errors() > hypothesis.errors() && abort.errors() <= 100,
                places,
                "abort.errors",
                "more than hypothesis.errors, 100 at most",
                found);
        need(isTime(abort.lasting()), places, "abort.lasting", "more than 0s", found);
        limits(facts, places, found);
        return found;
    }

    private static void limits(GameDayFacts facts, Places places, List<Finding> found) {
        var limits = facts.limits();
        List<Duration> inOrder = List.of(limits.acknowledge(), limits.runbook(), limits.mitigate(), limits.resolve());
        boolean rises = true;
        for (int i = 1; i < inOrder.size(); i++) {
            rises &= inOrder.get(i).compareTo(inOrder.get(i - 1)) >= 0;
        }
        need(
                rises && inOrder.stream().allMatch(FiguresMakeSense::isTime) && isTime(limits.update()),
                places,
                "limits",
                "each more than 0s, and none shorter than the one before: acknowledge, runbook, mitigate, resolve",
                found);
        need(
                limits.resolve().compareTo(Duration.ofMinutes(facts.minutes())) <= 0,
                places,
                "limits.resolve",
                "within the drill's minutes",
                found);
    }

    private static boolean isTime(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    private static void need(boolean holds, Places places, String what, String range, List<Finding> found) {
        if (!holds) {
            found.add(new Finding(
                    places.facts((Object[]) what.split("\\.")), what + " makes no sense.", "Write " + range + "."));
        }
    }
}
