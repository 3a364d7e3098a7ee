package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.EphemeralUpdates;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.PodUpdates;
import dev.podfall.sim.registry.pod.PodValidation;
import dev.podfall.sim.registry.pod.ProfileAnnotations;
import dev.podfall.sim.registry.pod.QosClass;
import dev.podfall.sim.registry.pod.ResizeUpdates;
import dev.podfall.sim.registry.pod.SelectorKeyMerge;
import java.util.List;

/** Pods. Mirrors {@code pkg/registry/core/pod/strategy.go}. */
final class PodStrategy extends Strategy {
    PodStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode pod) {
        PodDefaults.applyToPod(WorkloadStrategy.objectAt(pod, "spec"), type());
        applyStatusDefaults(pod);
    }

    @Override
    public void applyStatusDefaults(ObjectNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition instanceof ObjectNode json && !json.has("lastProbeTime")) {
                json.putNull("lastProbeTime"); // a time without omitempty
            }
        }
    }

    @Override
    public void prepareForCreate(ObjectNode pod) {
        super.prepareForCreate(pod);
        ObjectNode status = pod.putObject("status").put("phase", "Pending");
        JsonNode gates = pod.path("spec").path("schedulingGates");
        if (!gates.isEmpty()) {
            status.putArray("conditions")
                    .addObject()
                    .putNull("lastProbeTime")
                    .putNull("lastTransitionTime")
                    .put("type", "PodScheduled")
                    .put("status", "False")
                    .put("reason", "SchedulingGated")
                    .put("message", "Scheduling is blocked due to non-empty scheduling gates");
        }
        status.put("qosClass", QosClass.of(pod.path("spec")));
        SelectorKeyMerge.apply(pod);
        ProfileAnnotations.adopt(pod);
    }

    @Override
    public void validate(ObjectNode pod, Errors errors) {
        PodValidation.validateNew(pod, errors);
    }

    @Override
    public void validateUpdate(ObjectNode pod, ObjectNode old, Errors errors) {
        PodUpdates.validate(pod, old, errors);
    }

    @Override
    public void prepareForSubresource(String subresource, ObjectNode pod, ObjectNode old) {
        super.prepareForSubresource(subresource, pod, old);
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        switch (subresource) {
            case "status" -> {
                copyField(metadata, (ObjectNode) old.get("metadata"), "ownerReferences");
                ObjectNode status = WorkloadStrategy.objectAt(pod, "status");
                if (!status.has("qosClass")) {
                    copyField(status, (ObjectNode) old.path("status"), "qosClass");
                }
            }
            case "ephemeralcontainers" -> keepBut(pod, old, "ephemeralContainers");
            case "resize" -> ResizeUpdates.prepare(pod, old);
            default -> {}
        }
        if (!subresource.equals("status") && specChanged(pod, old)) {
            bumpGeneration(pod, old);
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode pod, ObjectNode old, Errors errors) {
        switch (subresource) {
            case "ephemeralcontainers" -> EphemeralUpdates.validate(pod, old, errors);
            case "resize" -> ResizeUpdates.validate(pod, old, errors);
            default -> {}
        }
    }

    private static void keepBut(ObjectNode pod, ObjectNode old, String field) {
        JsonNode wanted = pod.path("spec").get(field);
        ObjectNode spec = old.get("spec").deepCopy();
        if (wanted != null) {
            spec.set(field, wanted);
        }
        pod.set("spec", spec);
        copyField(pod, old, "status");
    }

    @Override
    public Long gracePeriod(ObjectNode pod, DeleteOptions options) {
        String phase = pod.path("status").path("phase").asText();
        boolean unscheduled = pod.path("spec").path("nodeName").asText().isEmpty();
        if (unscheduled || phase.equals("Failed") || phase.equals("Succeeded")) {
            return 0L;
        }
        long own = pod.path("spec").path("terminationGracePeriodSeconds").asLong(30);
        long wanted = options.gracePeriodSeconds() != null ? options.gracePeriodSeconds() : own;
        return wanted < 0 ? 1L : wanted;
    }

    @Override
    public List<String> selectableFields() {
        return List.of(
                "spec.nodeName",
                "spec.restartPolicy",
                "spec.schedulerName",
                "spec.serviceAccountName",
                "spec.hostNetwork",
                "status.phase",
                "status.podIP",
                "status.nominatedNodeName");
    }
}
