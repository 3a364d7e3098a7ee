package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import java.util.ArrayList;
import java.util.List;

/** A LimitRange against what a claim asks for. Mirrors {@code PersistentVolumeClaimValidateLimitFunc}. */
final class ClaimLimits {
    private static final String TYPE = "PersistentVolumeClaim";

    private ClaimLimits() {}

    static List<String> violations(JsonNode range, JsonNode claimSpec) {
        List<String> wrong = new ArrayList<>();
        JsonNode requests = claimSpec.path("resources").path("requests");
        for (JsonNode item : range.path("spec").path("limits")) {
            if (item.path("type").asText().equals(TYPE)) {
                check(item.path("min"), "minimum", requests, 1, wrong);
                check(item.path("max"), "maximum", requests, -1, wrong);
            }
        }
        return wrong;
    }

    /** @param wanted how the request is to compare to the bound, if they differ */
    private static void check(JsonNode bounds, String what, JsonNode requests, int wanted, List<String> wrong) {
        bounds.fields().forEachRemaining(bound -> {
            Quantity limit = Quantity.of(bound.getValue());
            JsonNode request = requests.path(bound.getKey());
            String rule = what + " " + bound.getKey() + " usage per " + TYPE + " is " + limit;
            if (request.isMissingNode()) {
                wrong.add(rule + ".  No request is specified");
            } else if (Integer.signum(Quantity.of(request).compareTo(limit)) == -wanted) {
                wrong.add(rule + ", but request is " + Quantity.of(request));
            }
        });
    }
}
