package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a claim asks for: requests, what devices must have in common, and what drivers are told. Mirrors {@code validateDeviceClaim}. */
final class DeviceRequests {
    static final int MOST = 32;
    private static final int MOST_ALTERNATIVES = 8;
    private static final String NO_REQUEST =
            "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
    private static final String ONE_OF = "exactly one of `exactly` or `firstAvailable` is required";

    private final Map<String, Set<String>> names = new HashMap<>();

    /** @param devices of a claim's spec */
    DeviceRequests(JsonNode devices) {
        for (JsonNode request : devices.path("requests")) {
            Set<String> alternatives = new HashSet<>();
            request.path("firstAvailable")
                    .forEach(a -> alternatives.add(a.path("name").asText("")));
            names.put(request.path("name").asText(""), alternatives);
        }
    }

    /** Fills in how many devices are wanted. */
    static void applyDefaults(JsonNode devices) {
        for (JsonNode request : devices.path("requests")) {
            applyDefault(request.path("exactly"));
            request.path("firstAvailable").forEach(DeviceRequests::applyDefault);
        }
    }

    private static void applyDefault(JsonNode request) {
        if (request instanceof ObjectNode own) {
            if (own.path("allocationMode").asText("").isEmpty()) {
                own.put("allocationMode", "ExactCount");
            }
            if (own.path("allocationMode").asText("").equals("ExactCount")
                    && own.path("count").asLong() == 0) {
                own.put("count", 1);
            }
            for (JsonNode toleration : own.path("tolerations")) {
                if (toleration instanceof ObjectNode one
                        && one.path("operator").asText("").isEmpty()) {
                    one.put("operator", "Equal");
                }
            }
        }
    }

    void validate(JsonNode devices, String path, Errors errors) {
        DeviceFields.set(
                devices.path("requests"),
                MOST,
                DeviceRequests::request,
                DeviceFields.field("name"),
                path + ".requests",
                errors);
        DeviceFields.list(devices.path("constraints"), MOST, this::constraint, path + ".constraints", errors);
        DeviceFields.list(devices.path("config"), MOST, this::configuration, path + ".config", errors);
    }

    private static void request(JsonNode request, String path, Errors errors) {
        DeviceFields.label(request.path("name"), path + ".name", errors);
        boolean exactly = request.path("exactly").isObject();
        boolean first = !request.path("firstAvailable").isEmpty();
        if (exactly && first) {
            errors.invalid(path, null, ONE_OF + ", but multiple fields are set");
        } else if (exactly) {
            JsonNode own = request.path("exactly");
            DeviceFields.requiredSubdomain(own.path("deviceClassName"), path + ".exactly.deviceClassName", errors);
            wanted(own, path + ".exactly", errors);
        } else if (first) {
            DeviceFields.set(
                    request.path("firstAvailable"),
                    MOST_ALTERNATIVES,
                    DeviceRequests::alternative,
                    DeviceFields.field("name"),
                    path + ".firstAvailable",
                    errors);
        } else {
            errors.required(path, ONE_OF);
        }
    }

    private static void alternative(JsonNode request, String path, Errors errors) {
        DeviceFields.label(request.path("name"), path + ".name", errors);
        DeviceFields.requiredSubdomain(request.path("deviceClassName"), path + ".deviceClassName", errors);
        wanted(request, path, errors);
    }

    private static void wanted(JsonNode request, String path, Errors errors) {
        DeviceSelectors.validate(request.path("selectors"), path + ".selectors", errors);
        String mode = request.path("allocationMode").asText("");
        long count = request.path("count").asLong();
        if (mode.equals("All")) {
            if (count != 0) {
                errors.invalid(path + ".count", count, "must not be specified when allocationMode is 'All'");
            }
        } else if (!mode.equals("ExactCount")) {
            errors.notSupported(path + ".allocationMode", mode, "All", "ExactCount");
        } else if (count <= 0) {
            errors.invalid(path + ".count", count, "must be greater than zero");
        }
        JsonNode tolerations = request.path("tolerations");
        DeviceFields.list(tolerations, Integer.MAX_VALUE, DeviceFields::toleration, path + ".tolerations", errors);
    }

    private void constraint(JsonNode constraint, String path, Errors errors) {
        references(constraint.path("requests"), path + ".requests", errors);
        if (constraint.hasNonNull("matchAttribute")) {
            DeviceFields.fullName(constraint.path("matchAttribute").asText(), path + ".matchAttribute", errors);
        } else if (constraint.hasNonNull("distinctAttribute")) {
            DeviceFields.fullName(constraint.path("distinctAttribute").asText(), path + ".distinctAttribute", errors);
        } else {
            errors.required(
                    path,
                    "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set");
        }
    }

    private void configuration(JsonNode config, String path, Errors errors) {
        references(config.path("requests"), path + ".requests", errors);
        DeviceFields.configuration(config, path, errors);
    }

    /** Names of requests, each once. */
    void references(JsonNode list, String path, Errors errors) {
        DeviceFields.set(list, MOST, this::reference, DeviceFields::text, path, errors);
    }

    void reference(JsonNode name, String path, Errors errors) {
        String[] parts = name.asText("").split("/", -1);
        if (parts.length <= 2) {
            for (String part : parts) {
                errors.invalidAll(path, part, Names.label(part));
            }
        }
        if (parts.length > 2 || !has(parts)) {
            errors.invalid(path, name.asText(""), NO_REQUEST);
        }
    }

    private boolean has(String[] parts) {
        Set<String> alternatives = names.get(parts[0]);
        return alternatives != null && (parts.length == 1 || alternatives.contains(parts[1]));
    }
}
