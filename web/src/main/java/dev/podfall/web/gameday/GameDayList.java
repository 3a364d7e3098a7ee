package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.gameday.InspectedGameDay;
import java.util.List;
import java.util.Optional;

/**
 * What the page of all game days shows.
 *
 * @param broken those with something to correct, with what
 * @param held newest first
 */
record GameDayList(List<GameDay> offered, List<InspectedGameDay> broken, List<Held> held) {
    static GameDayList of(List<InspectedGameDay> all, List<DrillHistory> drills) {
        return new GameDayList(
                all.stream()
                        .filter(InspectedGameDay::isOffered)
                        .map(InspectedGameDay::gameDay)
                        .toList(),
                all.stream().filter(g -> !g.isOffered()).toList(),
                Held.of(drills));
    }

    /** The drill that is not over. */
    Optional<Held> open() {
        return held.stream().filter(h -> h.state() != DrillState.closed).findFirst();
    }
}
