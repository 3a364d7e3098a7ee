package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Words;
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
                drills.stream().map(Held::of).toList());
    }

    /** The drill that is not over. */
    Optional<Held> open() {
        return held.stream().filter(h -> h.state() != DrillState.closed).findFirst();
    }

    /**
     * A drill in short.
     *
     * @param report null as long as it runs
     */
    record Held(String drill, String title, DrillState state, String day, DrillReport report) {
        static Held of(DrillHistory history) {
            return new Held(
                    history.id(),
                    history.gameDay().facts().title(),
                    history.state(),
                    history.announcedAt().toString().substring(0, 10),
                    history.ended().isPresent() ? DrillReport.of(history) : null);
        }

        /** Seconds in words; a dash where nothing is known. */
        static String time(Long seconds) {
            return seconds == null ? "–" : Words.time(seconds);
        }

        String score() {
            return report == null || report.score() == null ? "–" : String.valueOf(report.score());
        }
    }
}
