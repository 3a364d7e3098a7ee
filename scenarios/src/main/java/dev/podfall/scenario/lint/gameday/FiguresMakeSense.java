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
    public List<Finding> check(GameDay gameDay, String folder) {
        String file = folder + "/gameday.yaml";
        GameDayFacts facts = gameDay.facts();
        List<Finding> found = new ArrayList<>();
        need(
                facts.minutes() >= 5 && facts.minutes() <= LONGEST_MINUTES,
                file,
                "minutes",
                "5 to " + LONGEST_MINUTES,
                found);
        var hypothesis = facts.hypothesis();
        need(
                hypothesis.errors() >= 0 && hypothesis.errors() < 100,
                file,
                "hypothesis.errors",
                "0 to 99 per cent",
                found);
        need(
                hypothesis.p95() > 0 && hypothesis.p95() <= MOST_MILLIS,
                file,
                "hypothesis.p95",
                "1 to " + MOST_MILLIS,
                found);
        var slo = facts.slo();
        need(slo.target() >= 50 && slo.target() < 100, file, "slo.target", "50 to 99.999 per cent", found);
        need(slo.days() >= 1 && slo.days() <= LONGEST_PERIOD, file, "slo.days", "1 to " + LONGEST_PERIOD, found);
        need(
                slo.requestsPerDay() >= 1 && slo.requestsPerDay() <= MOST_REQUESTS,
                file,
                "slo.requestsPerDay",
                "1 or more",
                found);
        var abort = facts.abort();
        need(
                abort.errors() > hypothesis.errors() && abort.errors() <= 100,
                file,
                "abort.errors",
                "more than hypothesis.errors, 100 at most",
                found);
        need(isTime(abort.lasting()), file, "abort.lasting", "more than 0s", found);
        limits(facts, file, found);
        return found;
    }

    private static void limits(GameDayFacts facts, String file, List<Finding> found) {
        var limits = facts.limits();
        List<Duration> inOrder = List.of(limits.acknowledge(), limits.runbook(), limits.mitigate(), limits.resolve());
        boolean rises = true;
        for (int i = 1; i < inOrder.size(); i++) {
            rises &= inOrder.get(i).compareTo(inOrder.get(i - 1)) >= 0;
        }
        need(
                rises && inOrder.stream().allMatch(FiguresMakeSense::isTime) && isTime(limits.update()),
                file,
                "limits",
                "each more than 0s, and none shorter than the one before: acknowledge, runbook, mitigate, resolve",
                found);
        need(
                limits.resolve().compareTo(Duration.ofMinutes(facts.minutes())) <= 0,
                file,
                "limits.resolve",
                "within the drill's minutes",
                found);
    }

    private static boolean isTime(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    private static void need(boolean holds, String file, String what, String range, List<Finding> found) {
        if (!holds) {
            found.add(new Finding(file, what + " makes no sense.", "Write " + range + "."));
        }
    }
}
