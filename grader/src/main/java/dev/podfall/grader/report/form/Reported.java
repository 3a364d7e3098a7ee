package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Report;
import java.time.Duration;
import java.time.Instant;

/**
 * A report, and whose it is.
 *
 * @param title of the lab
 * @param startedAt when the attempt began
 * @param endedAt null while it runs
 */
public record Reported(Report report, String title, String candidate, Instant startedAt, Instant endedAt) {
    /** How long it took until it was over, or until it was judged; never negative. */
    Duration taken() {
        Duration taken = Duration.between(startedAt, endedAt == null ? report.gradedAt() : endedAt);
        return taken.isNegative() ? Duration.ZERO : taken;
    }

    /** In one word or two. */
    String outcome() {
        if (!report.isFinal()) {
            return "so far";
        } else if (report.passed() == null || report.score() == null) {
            return "no mark";
        }
        return report.passed() ? "passed" : "not passed";
    }
}
