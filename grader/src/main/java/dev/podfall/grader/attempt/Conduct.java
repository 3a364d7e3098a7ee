package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Cluster;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.process.Habits;
import dev.podfall.grader.process.Requests;
import dev.podfall.grader.report.Habit;
import dev.podfall.scenario.Lab;
import java.util.List;

/** How the learner went about it, and what is lost for good: kept with the evidence, since clusters go. */
final class Conduct {
    private static final String REQUESTS = new Observation.Requests().key();

    private Conduct() {}

    /** Notes both among what was found, where anything was. */
    static Evidence noted(Evidence evidence, Lab lab, Cluster cluster) {
        if (evidence.isBlind()) {
            return evidence;
        }
        try {
            Evidence withLosses = Loss.noted(evidence, lab, cluster);
            return cluster.capability(AuditTrail.class)
                    .map(trail -> Requests.of(trail, Clusters.LEARNER))
                    .map((ArrayNode requests) -> withLosses.and(REQUESTS, Finding.of(requests)))
                    .orElse(withLosses);
        } catch (PodfallException silent) {
            return evidence; // It is worth less than the grade.
        }
    }

    /** What the kept requests say; none where none are kept. */
    static List<Habit> habits(Evidence evidence) {
        Finding requests = evidence.findings().get(REQUESTS);
        return requests == null || requests.value() == null ? List.of() : Habits.of(requests.value());
    }
}
