package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Probes and lifecycle hooks. Mirrors {@code validateProbe}, {@code validateHandler}. */
final class ProbeValidation {
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");
    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    private final Errors errors;

    ProbeValidation(Errors errors) {
        this.errors = errors;
    }

    /** @param once whether a single success must do, as for liveness and startup */
    void validate(JsonNode probe, String path, boolean once) {
        if (!probe.isObject()) {
            return;
        }
        validateHandler(probe, path);
        NUMBERS.forEach(n -> errors.nonNegative(path + "." + n, probe.path(n)));
        JsonNode grace = probe.path("terminationGracePeriodSeconds");
        if (grace.isNumber() && grace.asLong() <= 0) {
            errors.invalid(path + ".terminationGracePeriodSeconds", grace, "must be greater than 0");
        }
        JsonNode success = probe.path("successThreshold");
        if (once && success.isNumber() && success.asLong() != 1) {
            errors.invalid(path + ".successThreshold", success, "must be 1");
        }
    }

    void validateLifecycle(JsonNode lifecycle, String path) {
        for (String hook : List.of("postStart", "preStop")) {
            if (lifecycle.has(hook)) {
                validateHandler(lifecycle.get(hook), path + "." + hook);
            }
        }
    }

    private void validateHandler(JsonNode holder, String path) {
        int handlers = 0;
        for (String handler : HANDLERS) {
            if (holder.has(handler)) {
                if (handlers++ > 0) {
                    errors.forbidden(path + "." + handler, "may not specify more than 1 handler type");
                } else {
                    validateOne(handler, holder.get(handler), path + "." + handler);
                }
            }
        }
        if (handlers == 0) {
            errors.required(path, "must specify a handler type");
        }
    }

    private void validateOne(String handler, JsonNode value, String path) {
        switch (handler) {
            case "exec" -> {
                if (value.path("command").isEmpty()) {
                    errors.required(path + ".command", "");
                }
            }
            case "httpGet" -> {
                validatePort(value.path("port"), path + ".port");
                PodValidation.choice(value, "scheme", path, errors, "HTTP", "HTTPS");
            }
            case "tcpSocket", "grpc" -> validatePort(value.path("port"), path + ".port");
            default -> {}
        }
    }

    private void validatePort(JsonNode port, String path) {
        if (port.isTextual()) {
            errors.invalidAll(path, port.asText(), Names.portName(port.asText()));
        } else {
            errors.invalidAll(path, port.asLong(), Names.port(port.asLong()));
        }
    }
}
