package dev.podfall.grader.gameday;

import dev.podfall.grader.gameday.traffic.Sample;
import java.time.Duration;
import java.util.List;

/** How users are watched. */
final class Watch {
    /** One sample. */
    static final Duration ROUND = Duration.ofSeconds(10);

    /** Samples that alerts look at: a minute. */
    private static final int WINDOW = 6;

    /** How long the primary has before the secondary is rung. */
    static final Duration ESCALATION = Duration.ofMinutes(10);

    private Watch() {}

    /** The last of them, as many as alerts look at. */
    static List<Sample> window(List<Sample> samples) {
        return samples.subList(Math.max(0, samples.size() - WINDOW), samples.size());
    }
}
