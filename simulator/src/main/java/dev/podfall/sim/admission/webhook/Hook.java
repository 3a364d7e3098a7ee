package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A webhook that is to be asked about a request.
 *
 * @param configuration the name of the configuration that it is of
 * @param json the entry of the configuration's {@code webhooks}, shared
 * @param version in which it wants to see the object
 */
record Hook(String configuration, JsonNode json, String version) {
    private static final int USUAL_SECONDS = 10;

    String name() {
        return json.path("name").asText();
    }

    /** Whether a request passes when it cannot be reached. */
    boolean ignoresFailure() {
        return json.path("failurePolicy").asText("Fail").equals("Ignore");
    }

    /** Whether it wants to be asked again about what others have changed after it. */
    boolean isAskedAgain() {
        return json.path("reinvocationPolicy").asText("Never").equals("IfNeeded");
    }

    int timeoutSeconds() {
        return json.path("timeoutSeconds").asInt(USUAL_SECONDS);
    }

    /** The first version of AdmissionReview in its list that this server knows; validation saw to it that there is one. */
    String reviewVersion() {
        for (JsonNode version : json.path("admissionReviewVersions")) {
            if (version.asText().equals("v1") || version.asText().equals("v1beta1")) {
                return version.asText();
            }
        }
        return "v1";
    }

    /** Whether it is the same webhook of the same configuration. */
    boolean isSameAs(Hook other) {
        return configuration.equals(other.configuration) && name().equals(other.name());
    }
}
