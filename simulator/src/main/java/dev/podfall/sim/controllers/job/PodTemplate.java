package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.controllers.runtime.PodControl;
import java.util.Map;

/** The pods of a Job as they are created. */
final class PodTemplate {
    private static final int MAX_PREFIX = 58;

    private PodTemplate() {}

    static ObjectNode pod(JobView job) {
        ObjectNode pod =
                PodControl.fromTemplate(job.object(), job.object().spec().path("template"));
        pod.withObject("/metadata").withArray("/finalizers").add(JobView.FINALIZER);
        return pod;
    }

    /**
     * @param index of an indexed Job
     * @param more annotations
     */
    static ObjectNode pod(JobView job, int index, Map<String, String> more) {
        ObjectNode pod = pod(job);
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        ObjectNode labels = metadata.withObject("/labels");
        ObjectNode annotations = metadata.withObject("/annotations");
        labels.put(JobView.INDEX, Integer.toString(index));
        annotations.put(JobView.INDEX, Integer.toString(index));
        more.forEach(annotations::put);
        String suffix = "-" + index + "-";
        String prefix = job.object().name();
        int room = MAX_PREFIX - suffix.length();
        metadata.put("generateName", (prefix.length() > room ? prefix.substring(0, room) : prefix) + suffix);
        ObjectNode spec = (ObjectNode) pod.get("spec");
        spec.put("hostname", job.object().name() + "-" + index);
        spec.path("initContainers").forEach(PodTemplate::tellIndex);
        spec.path("containers").forEach(PodTemplate::tellIndex);
        return pod;
    }

    private static void tellIndex(JsonNode container) {
        for (JsonNode variable : container.path("env")) {
            if (variable.path("name").asText().equals("JOB_COMPLETION_INDEX")) {
                return;
            }
        }
        ((ObjectNode) container)
                .withArray("/env")
                .addObject()
                .put("name", "JOB_COMPLETION_INDEX")
                .putObject("valueFrom")
                .putObject("fieldRef")
                .put("apiVersion", "v1")
                .put("fieldPath", "metadata.labels['" + JobView.INDEX + "']");
    }
}
