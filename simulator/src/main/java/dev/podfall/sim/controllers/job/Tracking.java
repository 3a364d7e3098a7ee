package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;

/** The finalizer by which a pod waits to be counted. Mirrors {@code pkg/controller/job/tracking_utils.go}. */
final class Tracking {
    private Tracking() {}

    /** Lets a pod go that is counted. */
    static void release(SimClient client, JobPod pod) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ArrayNode left = patch.putObject("metadata").putArray("finalizers");
        for (JsonNode finalizer : pod.pod().object().metadata().path("finalizers")) {
            if (!finalizer.asText().equals(JobView.FINALIZER)) {
                left.add(finalizer);
            }
        }
        try {
            String namespace = pod.pod().object().namespace();
            client.patch(Resources.PODS, namespace, pod.pod().name(), PatchType.MERGE, patch, null);
        } catch (ApiException gone) {
            if (gone.code() != 404) {
                throw gone;
            }
        }
    }
}
