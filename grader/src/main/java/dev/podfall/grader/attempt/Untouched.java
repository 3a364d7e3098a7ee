package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Cluster;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;

/**
 * Tasks of exams whose candidate changed nothing. What holds in a broken lab from the start may be worth a few points, which are no merit:
 * such a task earns nothing. Where a cluster keeps no audit trail nobody is suspected of it.
 */
final class Untouched {
    static final String WORDS = "Nothing was changed in its cluster.";

    private static final String KEY = "changes-by-learner";
    /** What doing nothing earns at the most, with some room: labs prove that it is ten of the points beside the diagnosis. */
    private static final int NEXT_TO_NOTHING = 15;

    private Untouched() {}

    /** Notes how often the learner asked for a change, among what was found. */
    static Evidence noted(Evidence evidence, Cluster cluster, String learner) {
        return cluster.capability(AuditTrail.class)
                .map(trail -> evidence.and(KEY, Finding.of(IntNode.valueOf(changes(trail, learner)))))
                .orElse(evidence);
    }

    private static int changes(AuditTrail trail, String learner) {
        return (int) trail.requests(learner).stream()
                .filter(r -> RequestTrail.asksForChange(r) && r.code() < 400)
                .count();
    }

    /** Whether nothing was changed, and these points are those of a lab left alone. */
    static boolean is(Evidence evidence, Integer points) {
        Finding changes = evidence.findings().get(KEY);
        return changes != null
                && changes.value() != null
                && changes.value().asInt() == 0
                && points != null
                && points <= NEXT_TO_NOTHING;
    }
}
