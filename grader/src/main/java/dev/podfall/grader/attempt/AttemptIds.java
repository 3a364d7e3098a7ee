package dev.podfall.grader.attempt;

import dev.podfall.scenario.Lab;

/**
 * Numbers attempts. No number is given twice, though clusters are opened side by side and some do not come up: those leave gaps
 * among the stored ones, which outlive the server.
 */
final class AttemptIds {
    private final AttemptLog log;
    private long last;

    AttemptIds(AttemptLog log) {
        this.log = log;
    }

    synchronized String next(Lab lab) {
        long stored =
                log.attemptIds().stream().mapToLong(AttemptIds::number).max().orElse(0);
        last = Math.max(last, stored) + 1;
        return lab.id() + "-" + last;
    }

    /** 0 for one that was not numbered here. */
    private static long number(String id) {
        String number = id.substring(id.lastIndexOf('-') + 1);
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    }
}
