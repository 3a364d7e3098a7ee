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
        Indexes required = Indexes.parse(rule.path("succeededIndexes").asText());
        int have = required.common(succeeded);
        return required.size() > 0 && (have == required.size() || (count.isNumber() && have >= count.asInt()));
    }
}
