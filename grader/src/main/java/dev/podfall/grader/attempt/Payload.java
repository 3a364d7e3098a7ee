package dev.podfall.grader.attempt;

import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.lab.Digest;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import java.time.Instant;
import java.util.Map;

/** What steps carry. */
final class Payload {
    private Payload() {}

    /**
     * @param baseline of the healthy cluster, kept for the grader
     * @param namespaces on its cluster; null in logs of before there were others
     */
    record Started(
            String lab,
            String labVersion,
            Runtime runtime,
            long seed,
            Mode mode,
            String candidate,
            Instant deadline,
            Digest baseline,
            Namespaces namespaces) {
        /** What was wanted, once it is there. */
        Started until(Instant theDeadline, Clusters.Opened opened) {
            return new Started(
                    lab,
                    labVersion,
                    runtime,
                    seed,
                    mode,
                    candidate,
                    theDeadline,
                    opened.baseline(),
                    opened.namespaces());
        }
    }

    /** @param number counted from 1 */
    record Hinted(int number, int price) {}

    /** The diagnosis as it is chosen so far. */
    record Answered(Map<String, String> answers) {}

    /**
     * The end and the grade in one, so that nothing can come between them.
     *
     * @param evidence null, like the report, in logs of before: there the grade is a step of its own, or is missing
     */
    record Ended(Map<String, String> answers, Evidence evidence, Report report) {}

    /** A grade with all it rests on, of an attempt that had ended without one. */
    record Graded(Evidence evidence, Report report) {}

    record Checked(Report report) {}

    record WasReset(Digest baseline, Namespaces namespaces) {}
}
