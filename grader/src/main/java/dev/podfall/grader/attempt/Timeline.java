package dev.podfall.grader.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What happened in an attempt, in its order. The JSON names are a contract of the API.
 *
 * @param entries steps of the attempt, and what its candidate asked the API server to change
 * @param note what is missing, and why; null when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timeline(String attempt, String lab, List<Entry> entries, String note) {
    /** What an entry of a request is. */
    public static final String REQUEST = "request";

    /**
     * A step, or a request.
     *
     * @param at wall time
     * @param kind {@code request}, or the step's kind, such as {@code started}
     * @param verb of a request, as RBAC names it; null for a step
     * @param object of a request: {@code deployments.apps NAMESPACE/NAME}; null for a step
     * @param code of a request, the answer's HTTP status; null for a step
     * @param outcome in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(Instant at, String kind, String verb, String object, Integer code, String outcome) {}

    /** A request as it is kept. It holds nothing of what was sent. */
    record Request(Instant at, String verb, String object, int code, String outcome) {
        Entry entry() {
            return new Entry(at, REQUEST, verb, object, code, outcome);
        }
    }
}
