package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a volume's author left out. */
final class VolumeDefaults {
    private static final int MODE = 420;

    private VolumeDefaults() {}

    static void apply(ObjectNode volume) {
        if (volume.size() == 1 && volume.has("name")) {
            volume.putObject("emptyDir");
        }
        for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
            if (volume.get(source) instanceof ObjectNode own) {
                if (!own.has("defaultMode")) {
                    own.put("defaultMode", MODE);
                }
                applyToItems(own);
            }
        }
        for (JsonNode source : volume.path("projected").path("sources")) {
            if (source.path("serviceAccountToken") instanceof ObjectNode token && !token.has("expirationSeconds")) {
                token.put("expirationSeconds", 3600);
            }
            applyToItems(source.path("downwardAPI"));
        }
        if (volume.get("hostPath") instanceof ObjectNode path && !path.has("type")) {
            path.put("type", "");
        }
    }

    private static void applyToItems(JsonNode source) {
        for (JsonNode item : source.path("items")) {
            if (item.path("fieldRef") instanceof ObjectNode reference) {
                PodDefaults.put(reference, "apiVersion", "v1");
            }
        }
    }
}
