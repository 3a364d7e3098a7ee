package dev.podfall.grader.gameday.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users got in some seconds.
 *
 * @param at when it ended
 * @param requests that were answered, or given up, in it
 * @param failed of them: no answer, or an answer of status 400 and more
 * @param flaggable answered ones whose transaction was to be flagged
 * @param flagged answered ones whose transaction was flagged
 * @param wrong answers that are not what the model that is meant predicts
 * @param strangers answers by the version that gave them, where nobody meant it
 * @param failures failed ones by what came, such as {@code HTTP 503}
 * @param millis how long each answer took, in milliseconds
 */
public record Sample(
        Instant at,
        int requests,
        int failed,
        int flaggable,
        int flagged,
        int wrong,
        Map<String, Integer> strangers,
        Map<String, Integer> failures,
        List<Integer> millis) {
    public Sample {
        strangers = new TreeMap<>(strangers == null ? Map.of() : strangers);
        failures = new TreeMap<>(failures == null ? Map.of() : failures);
        millis = millis == null ? List.of() : List.copyOf(millis);
    }
}
