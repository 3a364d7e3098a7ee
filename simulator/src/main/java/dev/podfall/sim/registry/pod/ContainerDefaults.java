package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.List;
import java.util.regex.Pattern;

/** What a container's author left out. */
final class ContainerDefaults {
    private static final String PART = "[a-z0-9]++(?:(?:__|[._]|-++)[a-z0-9]++)*+";
    private static final String DOMAIN =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?/";

    /** Mirrors {@code github.com/distribution/reference}. */
    private static final Pattern IMAGE = Pattern.compile("(?:" + DOMAIN + ")?" + PART + "(?:/" + PART
            + ")*+(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9+._-]*:[0-9a-fA-F]{32,})?");

    private ContainerDefaults() {}

    static void apply(ObjectNode container, ResourceType type) {
        if (!(container.get("resources") instanceof ObjectNode)) {
            container.putObject("resources");
        }
        Quantities.canonicalize(container.path("resources").path("limits"), type);
        Quantities.canonicalize(container.path("resources").path("requests"), type);
        PodDefaults.put(container, "terminationMessagePath", "/dev/termination-log");
        PodDefaults.put(container, "terminationMessagePolicy", "File");
        PodDefaults.put(
                container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
        for (JsonNode port : container.path("ports")) {
            if (port instanceof ObjectNode own) {
                PodDefaults.put(own, "protocol", "TCP");
            }
        }
        for (JsonNode variable : container.path("env")) {
            applyToVariable(variable);
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.get(probe) instanceof ObjectNode own) {
                applyToProbe(own);
            }
        }
        applyToHandler(container.path("lifecycle").path("postStart"));
        applyToHandler(container.path("lifecycle").path("preStop"));
    }

    /** {@code Always} for the tag latest, said or not; what is no image's name has no tag. */
    static String pullPolicy(String image) {
        if (!IMAGE.matcher(image).matches()) {
            return "IfNotPresent";
        }
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean digest = name.contains("@");
        String bare = digest ? name.substring(0, name.indexOf('@')) : name;
        int colon = bare.indexOf(':');
        if (colon < 0) {
            return digest ? "IfNotPresent" : "Always";
        }
        return bare.substring(colon + 1).equals("latest") ? "Always" : "IfNotPresent";
    }

    private static void applyToVariable(JsonNode variable) {
        if (variable.path("valueFrom").path("fieldRef") instanceof ObjectNode reference) {
            PodDefaults.put(reference, "apiVersion", "v1");
        }
        if (variable.path("valueFrom").path("resourceFieldRef") instanceof ObjectNode reference) {
            PodDefaults.put(reference, "divisor", "0");
        }
        if (variable instanceof ObjectNode own
                && own.path("value").isTextual()
                && own.path("value").asText().isEmpty()) {
            own.remove("value");
        }
    }

    private static void applyToProbe(ObjectNode probe) {
        applyToHandler(probe);
        PodDefaults.put(probe, "timeoutSeconds", 1);
        PodDefaults.put(probe, "periodSeconds", 10);
        PodDefaults.put(probe, "successThreshold", 1);
        PodDefaults.put(probe, "failureThreshold", 3);
        if (probe.path("initialDelaySeconds").isInt()
                && probe.path("initialDelaySeconds").asInt() == 0) {
            probe.remove("initialDelaySeconds");
        }
    }

    private static void applyToHandler(JsonNode handler) {
        if (handler.path("httpGet") instanceof ObjectNode get) {
            PodDefaults.put(get, "path", "/");
            PodDefaults.put(get, "scheme", "HTTP");
            if (!get.has("port")) {
                get.put("port", 0);
            }
        }
        if (handler.path("grpc") instanceof ObjectNode grpc && !grpc.has("service")) {
            grpc.put("service", "");
        }
    }
}
