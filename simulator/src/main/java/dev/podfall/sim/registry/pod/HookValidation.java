package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Probes and lifecycle hooks. Mirrors {@code validateProbe}, {@code validateLifecycle}, {@code validateHandler}. */
final class HookValidation {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");
    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    private final JsonNode grace;
    private final Errors errors;

    HookValidation(PodScope scope) {
        this.grace = scope.spec().path("terminationGracePeriodSeconds");
        this.errors = scope.errors();
    }

    /** Those of a container that may have them. */
    void validate(JsonNode container, String path) {
        for (String hook : List.of("postStart", "preStop")) {
            JsonNode handler = container.path("lifecycle").path(hook);
            if (handler.isObject()) {
                validateHandler(handler, path + ".lifecycle." + hook);
            }
        }
        for (String probe : PROBES) {
            if (container.path(probe).isObject()) {
                validateProbe(container.get(probe), probe, path + "." + probe);
            }
        }
    }

    /** A container that runs to its end has none. */
    void forbid(JsonNode container, String path) {
        for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.has(field)) {
                errors.forbidden(path + "." + field, "may not be set for init containers without restartPolicy=Always");
            }
        }
    }

    private void validateProbe(JsonNode probe, String kind, String path) {
        boolean readiness = kind.equals("readinessProbe");
        validateHandler(probe, path);
        NUMBERS.forEach(n -> errors.nonNegative(path + "." + n, probe.path(n)));
        JsonNode seconds = probe.path("terminationGracePeriodSeconds");
        if (seconds.isNumber() && seconds.asLong() <= 0) {
            errors.invalid(path + ".terminationGracePeriodSeconds", seconds, "must be greater than 0");
        }
        JsonNode success = probe.path("successThreshold");
        if (!readiness && success.isNumber() && success.asLong() != 1) {
            errors.invalid(path + ".successThreshold", success, "must be 1");
        }
        if (readiness && seconds.isNumber()) {
            errors.invalid(path + ".terminationGracePeriodSeconds", seconds, "must not be set for readinessProbes");
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
                for (JsonNode header : value.path("httpHeaders")) {
                    String name = header.path("name").asText();
                    errors.invalidAll(path + ".httpHeaders", name, Names.httpHeader(name));
                }
            }
            case "sleep" -> validateSleep(value.path("seconds").asLong(), path);
            default -> validatePort(value.path("port"), path + ".port");
        }
    }

    private void validateSleep(long seconds, String path) {
        if (grace.isNumber() && (seconds < 0 || seconds > grace.asLong())) {
            errors.invalid(
                    path,
                    seconds,
                    "must be non-negative and less than terminationGracePeriodSeconds (" + grace.asLong() + ")");
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
