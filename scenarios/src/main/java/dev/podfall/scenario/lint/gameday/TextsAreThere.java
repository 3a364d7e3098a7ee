package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.gameday.Runbook;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people read is written, fits where it stands, and does not tell the team the cause. */
final class TextsAreThere implements GameDayRule {
    private static final int LINE = 160;
    private static final int PROSE = 4000;
    private static final String HOW = "Write it.";

    @Override
    public List<Finding> check(GameDay gameDay, Places places) {
        GameDayFacts facts = gameDay.facts();
        List<Finding> found = new ArrayList<>();
        text(places.facts("title"), "title", facts.title(), LINE, found);
        text(places.facts("briefing"), "briefing", facts.briefing(), PROSE, found);
        text(places.facts("blastRadius"), "blastRadius", facts.blastRadius(), PROSE, found);
        if (facts.good().isEmpty()) {
            found.add(new Finding(
                    places.facts("good"), "good: says nothing.", "Say what a good response does, a sentence each."));
        }
        facts.good().forEach(g -> text(places.facts("good"), "good", g, PROSE, found));
        for (int i = 0; i < facts.cues().size(); i++) {
            Cue cue = facts.cues().get(i);
            String file = places.facts("cues", i);
            text(file, "cue " + cue.id() + ": title", cue.title(), LINE, found);
            text(file, "cue " + cue.id() + ": users", cue.expect().users(), PROSE, found);
            spoiler(file, facts, cue, found);
        }
        for (Runbook runbook : gameDay.runbooks()) {
            text(places.runbook(runbook.id(), "title"), "title", runbook.title(), LINE, found);
            text(places.runbook(runbook.id(), "use"), "use", runbook.use(), PROSE, found);
        }
        return found;
    }

    /** The team reads title and briefing before it begins. */
    private static void spoiler(String file, GameDayFacts facts, Cue cue, List<Finding> found) {
        String read = (facts.title() + " " + facts.briefing()).toLowerCase(Locale.ROOT);
        boolean told = cue.faults().stream()
                        .anyMatch(f -> read.contains(f.fault()) && f.fault().contains("-"))
                || read.contains(cue.title().toLowerCase(Locale.ROOT));
        if (told) {
            found.add(new Finding(
                    file,
                    "title or briefing tell what cue " + cue.id() + " does.",
                    "Say what users see, never the cause."));
        }
    }

    private static void text(String where, String name, String text, int longest, List<Finding> found) {
        if (text.isBlank()) {
            found.add(new Finding(where, name + " is empty.", HOW));
        } else if (text.length() > longest) {
            found.add(new Finding(
                    where, name + " has " + text.length() + " characters.", "Shorten it to " + longest + "."));
        }
    }
}
