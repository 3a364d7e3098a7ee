package dev.podfall.grader.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * The outcome of a check or of an attempt.
 *
 * @param score 0 to 100, after guards and hints; null when nothing could be verified
 * @param isFinal false for a check on the way
 * @param problem why there is no score; null when there is one
 * @param hintCost marks taken for hints
 * @param explanation Markdown; only when final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        String attempt,
        String lab,
        Integer score,
        boolean passed,
        int passMark,
        String mode,
        @JsonProperty("final") boolean isFinal,
        Instant gradedAt,
        String problem,
        int hintCost,
        List<Line> criteria,
        List<Line> guards,
        String explanation) {

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
     * @param severity of a guard; else null
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
