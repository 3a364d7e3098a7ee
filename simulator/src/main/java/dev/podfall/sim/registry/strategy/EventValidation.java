package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Set;

/** What is wrong with an Event of the core group. Mirrors {@code legacyValidateEvent} of {@code pkg/apis/core/validation/events.go}. */
final class EventValidation {
    private static final int LONGEST = 128;
    private static final int LONGEST_NOTE = 1024;
    private static final String ELSEWHERE = "does not match event.namespace";

    private EventValidation() {}

    static void validate(JsonNode event, Errors errors) {
        String about = event.path("involvedObject").path("namespace").asText();
        String own = event.path("metadata").path("namespace").asText();
        if (!event.hasNonNull("eventTime")) {
            boolean fits = about.isEmpty() ? own.isEmpty() || own.equals("default") : about.equals(own);
            if (!fits) {
                errors.invalid("involvedObject.namespace", about, ELSEWHERE);
            }
        } else {
            if (about.isEmpty() && !Set.of("default", "kube-system").contains(own)) {
                errors.invalid("involvedObject.namespace", about, ELSEWHERE);
            }
            newer(event, errors);
        }
        errors.invalidAll("namespace", own, Names.subdomain(own));
    }

    /** Those that tell when it was say who saw it and what was done. */
    private static void newer(JsonNode event, Errors errors) {
        String controller = event.path("reportingComponent").asText();
        if (controller.isEmpty()) {
            errors.required("reportingComponent", "");
        }
        errors.invalidAll("reportingComponent", controller, Names.qualified(controller));
        for (String field : new String[] {"reportingInstance", "action", "reason"}) {
            if (event.path(field).asText().isEmpty()) {
                errors.required(field, "");
            }
            atMost(event, field, LONGEST, errors);
        }
        atMost(event, "message", LONGEST_NOTE, errors);
    }

    private static void atMost(JsonNode event, String field, int longest, Errors errors) {
        if (event.path(field).asText().length() > longest) {
            errors.invalid(field, "", "can have at most " + longest + " characters");
        }
    }
}
