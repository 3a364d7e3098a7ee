package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Words;
import java.time.Instant;
import java.util.List;

/**
 * A drill in short.
 *
 * @param report null as long as it runs
 */
public record Held(String drill, String title, DrillState state, Instant announced, DrillReport report) {
    /** In their order. */
    public static List<Held> of(List<DrillHistory> drills) {
        return drills.stream().map(Held::of).toList();
    }

    private static Held of(DrillHistory history) {
        return new Held(
                history.id(),
                history.gameDay().facts().title(),
                history.state(),
                history.announcedAt(),
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
