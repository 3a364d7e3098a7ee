package dev.podfall.grader.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the diagnosis may be given once what is judged is frozen. It ends, since questions that lie open for good could be
 * looked up or passed on. In an exam its own time is the limit, but nobody is asked with the clock run out: ten minutes are
 * there for a handful of questions. Practice hurries nobody.
 */
final class AnswerTime {
    private static final Duration PRACTICE = Duration.ofHours(24);
    private static final Duration EXAM_AT_LEAST = Duration.ofMinutes(10);

    private AnswerTime() {}

    static Instant until(Payload.Started started, Instant frozen) {
        if (started.mode() == Mode.practice) {
            return frozen.plus(PRACTICE);
        }
        Instant least = frozen.plus(EXAM_AT_LEAST);
        return started.deadline().isAfter(least) ? started.deadline() : least;
    }
}
