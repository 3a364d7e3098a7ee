package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The cue sheet can be played from top to bottom, each cue shows, and at least one has to be mended. */
final class CuesCanBePlayed implements GameDayRule {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
    private static final int MOST = 12;

    @Override
    public List<Finding> check(GameDay gameDay, Places places) {
        String file = places.facts("cues");
        List<Finding> found = new ArrayList<>();
        List<Cue> cues = gameDay.facts().cues();
        if (cues.isEmpty() || cues.size() > MOST) {
            found.add(new Finding(file, "It has " + cues.size() + " cues.", "Write 1 to " + MOST + "."));
        } else if (cues.stream().allMatch(Cue::isHerring)) {
            found.add(new Finding(file, "No cue names a runbook.", "Name the one that helps: runbook: NAME."));
        }
        Set<String> seen = new HashSet<>();
        Duration before = Duration.ZERO;
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            String place = places.facts("cues", i);
            cue(gameDay, cue, place, found);
            if (!seen.add(cue.id())) {
                found.add(new Finding(place, "Two cues have the id " + cue.id() + ".", "Give one another id."));
            }
            if (cue.after().compareTo(before) < 0) {
                found.add(new Finding(
                        places.facts("cues", i, "after"),
                        "Cue " + cue.id() + " is due before the one above it.",
                        "Order them by after."));
            }
            before = cue.after();
        }
        return found;
    }

    private static void cue(GameDay gameDay, Cue cue, String file, List<Finding> found) {
        String name = "Cue " + (cue.id().length() > 40 ? "…" : cue.id());
        if (!ID.matcher(cue.id()).matches()) {
            found.add(new Finding(
                    file, name + " has an id that cannot be typed.", "Use small letters, digits, hyphens."));
        }
        if (cue.after().isNegative()) {
            found.add(new Finding(file, name + " is due before the beginning.", "Write after: 1m, or 0s."));
        }
        if (cue.after().compareTo(Duration.ofMinutes(gameDay.facts().minutes())) > 0) {
            found.add(new Finding(file, name + " is due after the end.", "Keep after below minutes."));
        }
        if (cue.faults().isEmpty()) {
            found.add(new Finding(file, name + " injects nothing.", "Name a fault of lab-engine/FAULTS.md."));
        }
        if (cue.expect().alerts().isEmpty() && cue.expect().seen() == null) {
            found.add(new Finding(
                    file, name + " expects nothing to be seen.", "Name an alert, or what operators see (seen:)."));
        }
        if (cue.isHerring() && !cue.expect().alerts().isEmpty()) {
            found.add(new Finding(
                    file, name + " hurts users, and names no runbook.", "Name the one that helps: runbook: NAME."));
        }
        if (cue.runbook() != null && gameDay.runbook(cue.runbook()).isEmpty()) {
            found.add(
                    new Finding(file, name + " names a runbook that is not at hand.", "Add it to the list runbooks:."));
        }
    }
}
