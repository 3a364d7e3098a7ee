package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.List;

/** What a pod's author left out. Mirrors {@code pkg/apis/core/v1/defaults.go}. */
public final class PodDefaults {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    private PodDefaults() {}

    /** Of a pod itself: template defaults and what only pods get. */
    public static void applyToPod(ObjectNode spec, ResourceType type) {
        applyToTemplate(spec, type);
        for (JsonNode container : spec.path("containers")) {
            requestWhatIsLimited(container);
        }
        for (JsonNode container : spec.path("initContainers")) {
            requestWhatIsLimited(container);
        }
        PodResourceDefaults.apply(spec);
        if (!spec.has("enableServiceLinks")) {
            spec.put("enableServiceLinks", true);
        }
        if (spec.path("hostNetwork").asBoolean()) {
            hostPorts(spec.path("containers"));
            hostPorts(spec.path("initContainers"));
        }
    }

    /** Of any pod spec. */
    public static void applyToTemplate(ObjectNode spec, ResourceType type) {
        put(spec, "dnsPolicy", "ClusterFirst");
        put(spec, "restartPolicy", "Always");
        if (!spec.has("securityContext")) {
            spec.putObject("securityContext");
        }
        if (!spec.has("terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", 30);
        }
        put(spec, "schedulerName", "default-scheduler");
        mirrorServiceAccount(spec);
        for (String list : CONTAINERS) {
            for (JsonNode container : spec.path(list)) {
                if (container instanceof ObjectNode own) {
                    ContainerDefaults.apply(own, type);
                }
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume instanceof ObjectNode own) {
                VolumeDefaults.apply(own);
            }
        }
        Quantities.canonicalize(spec.path("overhead"), type);
        Quantities.canonicalize(spec.path("resources").path("limits"), type);
        Quantities.canonicalize(spec.path("resources").path("requests"), type);
        DisabledFields.drop(spec);
    }

    /** The old name of the field is shown beside the new one. */
    private static void mirrorServiceAccount(ObjectNode spec) {
        String name = spec.path("serviceAccountName").asText();
        String old = spec.path("serviceAccount").asText();
        if (!name.isEmpty()) {
            spec.put("serviceAccount", name);
        } else if (!old.isEmpty()) {
            spec.put("serviceAccountName", old);
        }
    }

    private static void requestWhatIsLimited(JsonNode container) {
        if (!(container.path("resources") instanceof ObjectNode resources) || !resources.has("limits")) {
            return;
        }
        ObjectNode requests =
                resources.get("requests") instanceof ObjectNode present ? present : resources.putObject("requests");
        resources.get("limits").fields().forEachRemaining(limit -> {
            if (!requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        });
    }

    private static void hostPorts(JsonNode containers) {
        for (JsonNode container : containers) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt() == 0 && port instanceof ObjectNode own) {
                    own.put("hostPort", port.path("containerPort").asInt());
                }
            }
        }
    }

    static void put(ObjectNode node, String field, String value) {
        if (node.path(field).asText().isEmpty()) {
            node.put(field, value);
        }
    }

    static void put(ObjectNode node, String field, int value) {
        if (node.path(field).asInt() == 0) {
            node.put(field, value);
        }
    }
}
