package dev.podfall.grader.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.podfall.scenario.Disclosure;
import java.time.Instant;
import java.util.List;

/**
 * The outcome of a check or of an attempt.
 *
 * @param score 0 to 100, after guards and hints; null where it is not shown, and when nothing could be verified: but an exam that
 *     is over has 0 then
 * @param passed null where it is not shown
 * @param isFinal false for a check on the way
 * @param problem why nothing could be verified, or is shown; else null
 * @param hintCost marks taken for hints and priced checks
 * @param explanation Markdown; only when final
 * @param shown how much of it is shown, of an exam that shows less than all; else null
 * @param revisions all marks it had, the first one first; empty as long as nothing changed the first
 * @param cap what keeps the score below the pass mark, although as much was earned; else null
 * @param process how it was gone about, of an attempt that is over; empty where no audit trail tells
 * @param stuck what cannot be brought back in that cluster, in sentences; where there is any, a reset is the way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        String attempt,
        String lab,
        Integer score,
        Boolean passed,
        int passMark,
        String mode,
        @JsonProperty("final") boolean isFinal,
        Instant gradedAt,
        String problem,
        int hintCost,
        List<Line> criteria,
        List<Line> guards,
        String explanation,
        Disclosure shown,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Revision> revisions,
        Cap cap,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Habit> process,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> stuck) {
    public Report {
        revisions = revisions == null ? List.of() : List.copyOf(revisions);
        process = process == null ? List.of() : List.copyOf(process);
        stuck = stuck == null ? List.of() : List.copyOf(stuck);
    }

    /** One that says nothing of how it was gone about. */
    public Report(
            String attempt,
            String lab,
            Integer score,
            Boolean passed,
            int passMark,
            String mode,
            boolean isFinal,
            Instant gradedAt,
            String problem,
            int hintCost,
            List<Line> criteria,
            List<Line> guards,
            String explanation,
            Disclosure shown,
            List<Revision> revisions,
            Cap cap) {
        this(
                attempt,
                lab,
                score,
                passed,
                passMark,
                mode,
                isFinal,
                gradedAt,
                problem,
                hintCost,
                criteria,
                guards,
                explanation,
                shown,
                revisions,
                cap,
                List.of(),
                List.of());
    }

    /** The same with how it was gone about, and with what cannot be brought back. */
    public Report with(List<Habit> habits, List<String> lost) {
        return copy(score, passed, criteria, guards, revisions, cap, habits, lost);
    }

    /** The same with all the marks it had. */
    public Report revised(List<Revision> all) {
        return copy(score, passed, criteria, guards, all, cap, process, stuck);
    }

    /** The same with other marks. */
    public Report marked(Integer newScore, Boolean isPassed, List<Line> newCriteria, List<Line> newGuards, Cap newCap) {
        return copy(newScore, isPassed, newCriteria, newGuards, revisions, newCap, process, stuck);
    }

    /** Why the score is not what was earned, in a sentence for every form of the report; null if it is. */
    @JsonProperty(value = "capped", access = JsonProperty.Access.READ_ONLY)
    public String capped() {
        return cap == null || score == null ? null : MarkWords.capped(this);
    }

    private Report copy(
            Integer aScore,
            Boolean isPassed,
            List<Line> someCriteria,
            List<Line> someGuards,
            List<Revision> all,
            Cap aCap,
            List<Habit> habits,
            List<String> lost) {
        return new Report(
                attempt,
                lab,
                aScore,
                isPassed,
                passMark,
                mode,
                isFinal,
                gradedAt,
                problem,
                hintCost,
                someCriteria,
                someGuards,
                explanation,
                shown,
                all,
                aCap,
                habits,
                lost);
    }

    /** What keeps a score below the pass mark. */
    public enum Cap {
        /** Something was seen that rules passing out. */
        catastrophe,
        /** Less than half of the repair could be looked at. */
        unseen
    }

    /**
     * A mark that the attempt had, or has.
     *
     * @param at wall time
     * @param score null where there was none
     * @param criterion what was overridden, by its id; null otherwise, and where it is not shown
     * @param points that it earns since; null otherwise
     * @param reason of an override; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Revision(
            Instant at, Cause cause, Integer score, Boolean passed, String criterion, Double points, String reason) {
        /** What gave a mark. */
        public enum Cause {
            graded,
            regraded,
            overridden
        }

        /** What gave the mark, in words for every form of the report. */
        @JsonProperty(value = "words", access = JsonProperty.Access.READ_ONLY)
        public String words() {
            return MarkWords.cause(this);
        }

        /** The same, not telling what was overridden. */
        public Revision withoutCriterion() {
            return new Revision(at, cause, score, passed, null, null, reason);
        }
    }

    /**
     * A judged criterion, diagnosis question or guard.
     *
     * @param kind such as {@code resource}, {@code responds}, {@code diagnosis}
     * @param weight marks to be had, or to be lost for a guard
     * @param earned marks given; for a guard 0 or minus its cost
     * @param actual what was seen
     * @param expected what should have been seen
     * @param why what that means
     * @param see the command that shows it
     * @param severity of a guard; of a criterion only {@code catastrophic}, when what was seen rules passing out; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String id,
            String title,
            String kind,
            int weight,
            double earned,
            Verdict verdict,
            String actual,
            String expected,
            String why,
            String see,
            String severity) {}
}
