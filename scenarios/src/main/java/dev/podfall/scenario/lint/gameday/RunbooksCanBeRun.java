package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.Runbook;
import dev.podfall.scenario.lint.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runbooks have an owner and a date, do something, and look whether it helped. */
final class RunbooksCanBeRun implements GameDayRule {
    private static final int MOST_STEPS = 20;

    @Override
    public List<Finding> check(GameDay gameDay, Places places) {
        List<Finding> found = new ArrayList<>();
        if (gameDay.runbooks().size() < 2) {
            found.add(new Finding(
                    places.facts("runbooks"),
                    "There is nothing to find: " + gameDay.runbooks().size() + " runbook is at hand.",
                    "List at least one that does not help."));
        }
        Set<String> seen = new HashSet<>();
        for (Runbook runbook : gameDay.runbooks()) {
            if (!seen.add(runbook.id())) {
                found.add(new Finding(
                        places.facts("runbooks"),
                        "The runbook " + runbook.id() + " is listed twice.",
                        "List it once."));
            }
            runbook(runbook, places, found);
        }
        return found;
    }

    private static void runbook(Runbook runbook, Places places, List<Finding> found) {
        String where = places.runbook(runbook.id());
        if (runbook.owner().isBlank()) {
            found.add(new Finding(
                    places.runbook(runbook.id(), "owner"), "It has no owner.", "Name who keeps it current."));
        }
        if (!isDay(runbook.reviewed())) {
            found.add(new Finding(
                    places.runbook(runbook.id(), "reviewed"), "reviewed is no day.", "Write it as 2026-10-01."));
        }
        if (runbook.steps().isEmpty() || runbook.steps().size() > MOST_STEPS) {
            found.add(new Finding(
                    where, "It has " + runbook.steps().size() + " steps.", "Write 1 to " + MOST_STEPS + "."));
        }
        if (runbook.steps().stream().allMatch(s -> s.check() == null)) {
            found.add(new Finding(where, "No step checks anything.", "Let the last one check that it helped."));
        }
        for (int i = 0; i < runbook.steps().size(); i++) {
            Runbook.Step step = runbook.steps().get(i);
            if (step.look() == null && step.actions().isEmpty() && step.check() == null) {
                found.add(new Finding(
                        places.runbook(runbook.id(), "steps", i),
                        "The step \"" + step.title() + "\" does nothing.",
                        "Add look, actions or check."));
            }
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
