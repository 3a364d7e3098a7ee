package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;

/**
 * What a client is told when a webhook says no, or nothing. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go}.
 */
final class Refusals {
    private static final int LEAST_CODE = 400;

    private Refusals() {}

    /** It says no. @param result the {@code status} of its response, as far as there is one */
    static ApiException denied(String hook, JsonNode result) {
        int code = Math.max(LEAST_CODE, result.path("code").asInt(0));
        String by = "admission webhook \"" + hook + "\" denied the request";
        String message = result.path("message").asText("");
        String reason = result.path("reason").asText("");
        String why = !message.isEmpty() ? message : reason;
        ObjectNode details = result.get("details") instanceof ObjectNode own ? own : null;
        return new ApiException(code, reason, why.isEmpty() ? by + " without explanation" : by + ": " + why, details);
    }

    /** It cannot be had, and without it nothing goes. */
    static ApiException failed(String hook, String why) {
        return internal("failed calling webhook \"" + hook + "\": " + why);
    }

    /** Something is wrong that is not the client's fault. */
    static ApiException internal(String why) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("causes").addObject().put("message", why);
        return new ApiException(500, "InternalError", "Internal error occurred: " + why, details);
    }
}
