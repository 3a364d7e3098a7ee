package dev.podfall.grader.attempt;

import dev.podfall.scenario.Lab;

/** Numbers attempts. No number is given twice, though clusters are opened side by side and some do not come up. */
final class AttemptIds {
    private final AttemptLog log;
    private int last;

    AttemptIds(AttemptLog log) {
        this.log = log;
    }

    synchronized String next(Lab lab) {
        last = Math.max(last, log.attemptIds().size()) + 1;
        return lab.id() + "-" + last;
    }
}
