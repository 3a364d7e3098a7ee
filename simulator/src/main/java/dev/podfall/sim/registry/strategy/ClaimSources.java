package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a claim is filled with, which an older and a newer field say alike. Mirrors {@code EnforceDataSourceBackwardsCompatibility} and
 * {@code NormalizeDataSources} of {@code pkg/api/persistentvolumeclaim}.
 */
final class ClaimSources {
    private static final String OLDER = "dataSource";
    private static final String NEWER = "dataSourceRef";

    private ClaimSources() {}

    /** Drops what the older field was never allowed to name, and writes each into the other. */
    static void alike(ObjectNode spec) {
        boolean elsewhere = !spec.path(NEWER).path("namespace").asText().isEmpty();
        if (elsewhere) {
            spec.remove(NEWER); // Sources of other namespaces are off unless asked for.
        }
        if (!spec.has(NEWER) && !isClaimOrSnapshot(spec.path(OLDER))) {
            spec.remove(OLDER);
        }
        if (spec.has(OLDER) && !spec.has(NEWER)) {
            spec.set(NEWER, reference(spec.path(OLDER)));
        } else if (spec.has(NEWER) && !spec.has(OLDER)) {
            spec.set(OLDER, reference(spec.path(NEWER)));
        }
    }

    private static boolean isClaimOrSnapshot(JsonNode source) {
        String group = source.path("apiGroup").asText();
        return switch (source.path("kind").asText()) {
            case "PersistentVolumeClaim" -> group.isEmpty();
            case "VolumeSnapshot" -> group.equals("snapshot.storage.k8s.io");
            default -> false;
        };
    }

    private static ObjectNode reference(JsonNode source) {
        ObjectNode reference = source.deepCopy();
        return reference.retain(List.of("apiGroup", "kind", "name"));
    }
}
