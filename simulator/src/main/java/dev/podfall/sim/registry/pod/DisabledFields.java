package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Fields of features that are off by default: a server drops them without a word. Mirrors {@code DropDisabledPodFields}. */
final class DisabledFields {
    private DisabledFields() {}

    static void drop(ObjectNode spec) {
        spec.remove("schedulingGroup");
        for (JsonNode volume : spec.path("volumes")) {
            for (JsonNode source : volume.path("projected").path("sources")) {
                if (source instanceof ObjectNode own) {
                    own.remove(List.of("clusterTrustBundle", "podCertificate"));
                }
            }
        }
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(list).forEach(DisabledFields::dropSignal);
        }
    }

    /** A lifecycle that said nothing else goes with it. */
    private static void dropSignal(JsonNode container) {
        if (container.path("lifecycle") instanceof ObjectNode lifecycle && lifecycle.remove("stopSignal") != null) {
            if (lifecycle.isEmpty()) {
                ((ObjectNode) container).remove("lifecycle");
            }
        }
    }
}
