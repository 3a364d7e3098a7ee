package dev.podfall.web.exam;

import dev.podfall.grader.exam.Examiner;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands in and marks exams whose time is over, whether anybody looks or not; and gives time back in which there was no server: after a
 * crash, and after a sleep of this machine. Looking at clusters takes a while, so that has a thread of its own.
 */
final class ExamClock implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(ExamClock.class);
    /** Beats come every second; what is this late came after a sleep. */
    private static final Duration SLEPT = Duration.ofSeconds(30);

    private final Examiner examiner;
    private final WallClock clock;
    private final Pulse pulse;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private Instant lastBeat;

    ExamClock(Examiner examiner, WallClock clock, Pulse pulse) {
        this.examiner = examiner;
        this.clock = clock;
        this.pulse = pulse;
    }

    @Override
    public void beat() {
        var now = clock.instant();
        if (lastBeat == null) {
            inBackground(examiner::wakeAll);
        } else if (Duration.between(lastBeat, now).compareTo(SLEPT) > 0) {
            examiner.creditSince(lastBeat);
        }
        lastBeat = now;
        pulse.beat(now);
        var due = examiner.due();
        if (!due.isEmpty() && atWork.compareAndSet(false, true)) {
            inBackground(() -> grade(due));
        }
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warn("Not all exams could be dealt with: {}", e.toString());
                    }
                },
                "podfall-exams");
        thread.setDaemon(true);
        thread.start();
    }

    private void grade(List<String> due) {
        try {
            for (var sitting : due) {
                try {
                    examiner.grade(sitting);
                } catch (RuntimeException later) {
                    LOG.warn("The exam {} cannot be marked and is tried again: {}", sitting, later.toString());
                }
            }
        } finally {
            atWork.set(false);
        }
    }

    /** Ends in order. */
    void end() {
        pulse.end();
    }
}
