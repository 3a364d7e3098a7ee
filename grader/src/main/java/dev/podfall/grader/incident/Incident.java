package dev.podfall.grader.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.scenario.Lab;
import java.util.List;

/**
 * An incident that was tried and found worth solving.
 *
 * @param document the lab, to be kept with the attempt
 * @param lab the same
 * @param faults what is broken
 * @param difficulty 1 to 3
 * @param rejected drawn before it and not good enough, each with the reason
 */
public record Incident(ObjectNode document, Lab lab, List<DrawnFault> faults, int difficulty, List<Rejected> rejected) {
    public Incident {
        faults = List.copyOf(faults);
        rejected = List.copyOf(rejected);
    }

    /**
     * A draw that no learner sees.
     *
     * @param faults their names
     */
    public record Rejected(List<String> faults, Reason reason, String why) {}

    /** Why a draw is not good enough. */
    public enum Reason {
        /** It cannot be injected there. */
        unfit,
        /** Users are answered nevertheless, or heal by waiting; or one of several faults changes nothing. */
        dull,
        /** There is nothing that tells it. */
        unseen,
        /** Taking it back does not earn all marks, or the learner may not. */
        unfair,
        /** A text tells the cause. */
        told
    }
}
