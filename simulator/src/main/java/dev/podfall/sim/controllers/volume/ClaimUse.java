package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Which claims a pod mounts. */
final class ClaimUse {
    private ClaimUse() {}

    static boolean uses(JsonNode pod, String claim) {
        return claims(pod).contains(claim);
    }

    /** Their names, also of those that are made for the pod. */
    static Set<String> claims(JsonNode pod) {
        Set<String> names = new TreeSet<>();
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            if (volume.has("ephemeral")) {
                names.add(ofEphemeral(pod, volume));
            } else if (volume.has("persistentVolumeClaim")) {
                names.add(volume.path("persistentVolumeClaim").path("claimName").asText());
            }
        }
        return names;
    }

    static String ofEphemeral(JsonNode pod, JsonNode volume) {
        return pod.path("metadata").path("name").asText() + "-"
                + volume.path("name").asText();
    }
}
