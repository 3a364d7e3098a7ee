package dev.podfall.grader.collect;

import dev.podfall.grader.evidence.Observation;

/** When something is looked at: what changes nothing first, what takes longest last. */
final class Turn {
    private static final int FIRST_TRIAL = 3;
    private static final int AFTER_TRIALS = 50;
    /** After all trials: it takes long. */
    private static final int LAST = 100;

    private Turn() {}

    static boolean isTrial(Observation observation) {
        return of(observation) >= FIRST_TRIAL;
    }

    /** Whether what is looked at next has to wait until all has come to rest again. */
    static boolean isShaking(Observation observation) {
        return observation instanceof Observation.Trial
                || observation instanceof Observation.Loading
                || observation instanceof Observation.Effect
                || observation instanceof Observation.Missed
                || observation instanceof Observation.Moved
                || observation instanceof Observation.Awaited
                || observation instanceof Observation.Followed
                || observation instanceof Observation.Asked asked && asked.isHeavy();
    }

    static int of(Observation observation) {
        if (observation instanceof Observation.Lasting) {
            return LAST;
        } else if (observation instanceof Observation.Runs) {
            return LAST + 1;
        } else if (observation instanceof Observation.Followed) {
            return LAST + 2;
        } else if (observation instanceof Observation.Loading) {
            return AFTER_TRIALS;
        } else if (observation instanceof Observation.Effect) {
            return AFTER_TRIALS + 1;
        } else if (observation instanceof Observation.Missed) {
            return AFTER_TRIALS + 2;
        } else if (observation instanceof Observation.Moved) {
            return AFTER_TRIALS + 3;
        } else if (observation instanceof Observation.Awaited) {
            return AFTER_TRIALS + 4;
        } else if (observation instanceof Observation.Trial trial) {
            return FIRST_TRIAL + trial.spec().trial().ordinal();
        } else if (observation instanceof Observation.Asked asked) {
            return asked.isHeavy() ? 2 : 1;
        }
        return observation instanceof Observation.Answers
                        || observation instanceof Observation.Command
                        || observation instanceof Observation.Turned
                        || observation instanceof Observation.Outgoing
                ? 1
                : 0;
    }
}
