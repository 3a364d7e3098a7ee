package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.engine.lab.Digest;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.LabDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What steps carry. */
final class Payload {
    private Payload() {}

    /**
     * An incident that was made for the attempt.
     *
     * @param domain what was wished; null for anything
     * @param difficulty what was wished; null for any
     * @param lab all of it, so that another version of Podfall changes nothing
     */
    record Incident(FaultPage.Group domain, Integer difficulty, JsonNode lab) {}

    /**
     * @param baseline of the healthy cluster, kept for the grader
     * @param namespaces on its cluster; null in logs of before there were others
     * @param draw what the seed drew; null in logs of before it drew anything
     * @param seenBefore whether the candidate had had that
     * @param shown when it is over; null in logs of before there was a choice: all
     * @param incident null for a lab of the catalogue
     * @param exam the sitting whose task it is; null for a lab by itself
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
            Namespaces namespaces,
            Draw draw,
            boolean seenBefore,
            Disclosure shown,
            Incident incident,
            String exam) {
        /** What is wanted. @param incident null for a lab of the catalogue */
        static Started of(Lab lab, StartRequest request, Seeds.Chosen chosen, Incident incident) {
            return new Started(
                    lab.id(),
                    lab.facts().version(),
                    request.wantedRuntime(),
                    chosen.seed(),
                    request.wantedMode(),
                    request.candidate(),
                    null,
                    null,
                    null,
                    chosen.draw(),
                    chosen.seenBefore(),
                    Showing.after(lab, request, request.wantedMode()),
                    incident,
                    request.sitting());
        }

        /** Whether it is a task of an exam. */
        boolean isTask() {
            return exam != null;
        }

        /** The lab as it was drawn; as a task of an exam without its diagnosis. */
        Lab lab(Catalogue catalogue) {
            Lab drawn = incident == null
                    ? catalogue.lab(lab, draw == null ? Pick.AS_WRITTEN : seed)
                    : LabDocument.read(incident.lab(), seed, draw);
            return isTask() ? drawn.withoutDiagnosis() : drawn;
        }

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
                    opened.namespaces(),
                    draw,
                    seenBefore,
                    shown,
                    incident,
                    exam);
        }
    }

    /** @param number counted from 1 */
    record Hinted(int number, int price) {}

    /** The diagnosis as it is chosen so far. */
    record Answered(Map<String, String> answers) {}

    /**
     * What is judged, and until when the diagnosis may be given.
     *
     * @param evidence without answers
     */
    record Frozen(Evidence evidence, Instant answerBy) {}

    /**
     * The end and the grade in one, so that nothing can come between them.
     *
     * @param evidence null where it was frozen before. In logs of before that null with the report: there the grade is a step
     *     of its own, or is missing
     */
    record Ended(Map<String, String> answers, Evidence evidence, Report report) {}

    /** A grade with all it rests on, of an attempt that had ended without one. */
    record Graded(Evidence evidence, Report report) {}

    record Checked(Report report) {}

    /** What it cost to have criteria judged by checks, by their ids. */
    record Paid(Map<String, Integer> prices) {}

    /** What was asked of its cluster so far. @param left how many older requests are not among them */
    record Audited(List<Timeline.Request> requests, int left) {}

    /** A postmortem as its learner wrote it, Markdown. */
    record Reviewed(String markdown) {}

    /** Other points for a criterion, a question or a guard than the rubric gives. @param criterion its id */
    record Overridden(String criterion, double points, String reason) {}

    /** @param deadline that takes the place of the one before */
    record Extended(Instant deadline) {}

    record WasReset(Digest baseline, Namespaces namespaces) {}
}
