package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** When an indexed Job has succeeded although not all of its indexes have. Mirrors {@code pkg/controller/job/success_policy.go}. */
record SuccessPolicy(JsonNode rules) {
    static SuccessPolicy of(JobView job) {
        return new SuccessPolicy(job.object().spec().path("successPolicy").path("rules"));
    }

    /** What the Job's conditions say of the first rule that is met; empty when none is. */
    Optional<String> met(Indexes succeeded) {
        for (int i = 0; i < rules.size(); i++) {
            if (succeeded.size() > 0 && isMet(rules.get(i), succeeded)) {
                return Optional.of("Matched rules at index " + i);
            }
        }
        return Optional.empty();
    }

    private static boolean isMet(JsonNode rule, Indexes succeeded) {
        JsonNode count = rule.path("succeededCount");
        if (!rule.hasNonNull("succeededIndexes")) {
            return count.isNumber() && succeeded.size() >= count.asInt();
        }
        // They are counted, not written out: there may be a hundred million.
        long required = 0;
        long have = 0;
        for (String part : rule.path("succeededIndexes").asText().split(",")) {
            if (!part.isEmpty()) {
                int dash = part.indexOf('-');
                int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
                required += to - (long) from + 1;
                have += succeeded.between(from, to);
            }
        }
        return required > 0 && (have == required || (count.isNumber() && have >= count.asInt()));
    }
}
