package dev.podfall.grader.gameday;

import dev.podfall.engine.Runtime;
import java.time.Duration;

/**
 * A wish to hold a drill.
 *
 * @param gameDay its id
 * @param solo whether colleagues are simulated
 * @param byHand whether the facilitator injects; else the plan does
 * @param countdown until it begins
 * @param runtime where its cluster is
 */
public record DrillRequest(String gameDay, boolean solo, boolean byHand, Duration countdown, Runtime runtime) {
    private static final Duration LONGEST = Duration.ofHours(2);

    /** On an embedded cluster. */
    public DrillRequest(String gameDay, boolean solo, boolean byHand, Duration countdown) {
        this(gameDay, solo, byHand, countdown, Runtime.EMBEDDED);
    }

    /** @throws NotInThisDrill if it makes no sense */
    void check() {
        if (countdown.isNegative() || countdown.compareTo(LONGEST) > 0) {
            throw NotInThisDrill.figure("A countdown of " + countdown.toSeconds() + " s", "0 to 7200 seconds");
        }
    }
}
