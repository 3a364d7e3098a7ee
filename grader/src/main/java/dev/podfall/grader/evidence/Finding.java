package dev.podfall.grader.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an observation found.
 *
 * @param value null when it could not be looked at
 * @param problem why it could not; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(JsonNode value, String problem) {
    public static Finding of(JsonNode value) {
        return new Finding(value, null);
    }

    public static Finding unseen(String problem) {
        return new Finding(null, problem);
    }
}
