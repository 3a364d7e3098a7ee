package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.PodValidation;
import java.util.List;

/** What Deployments, ReplicaSets, StatefulSets and DaemonSets share: replicas, a selector, a pod template. */
class WorkloadStrategy extends Strategy {
    WorkloadStrategy(Kind kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        ObjectNode spec = objectAt(object, "spec");
        if (!kind().type().plural().equals("daemonsets") && !spec.has("replicas")) {
            spec.put("replicas", 1);
        }
        if (type().plural().equals("statefulsets")) {
            StatefulDefaults.statefulSet(spec);
        } else if (type().plural().equals("daemonsets")) {
            StatefulDefaults.daemonSet(object, spec);
        }
        ObjectNode template = objectAt(spec, "template");
        objectAt(template, "metadata");
        PodDefaults.applyToTemplate(objectAt(template, "spec"), type());
    }

    @Override
    public void prepareForCreate(ObjectNode object) {
        super.prepareForCreate(object);
        initialStatus(object.withObject("/status"));
    }

    /** The numbers a status shows even when they are zero. */
    void initialStatus(ObjectNode status) {
        if (type().plural().equals("replicasets")
                || type().plural().equals("statefulsets")
                || type().plural().equals("replicationcontrollers")) {
            status.put("replicas", 0);
        }
        if (type().plural().equals("statefulsets")) {
            status.put("availableReplicas", 0);
        }
        if (type().plural().equals("daemonsets")) {
            for (String f :
                    List.of("currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady")) {
                status.put(f, 0);
            }
        }
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode spec = object.path("spec");
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        PodValidation.validateTemplate(object, type().kind().toLowerCase(java.util.Locale.ROOT), errors);
    }

    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        super.validateUpdate(object, old, errors);
        errors.immutable(
                "spec.selector",
                object.path("spec").path("selector"),
                old.path("spec").path("selector"));
    }

    @Override
    public void prepareForSubresource(String subresource, ObjectNode object, ObjectNode old) {
        super.prepareForSubresource(subresource, object, old);
        if (subresource.equals("scale")) {
            prepareForUpdate(object, old);
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode object, ObjectNode old, Errors errors) {
        if (subresource.equals("status")) {
            for (String field : List.of(
                    "replicas", "readyReplicas", "availableReplicas", "updatedReplicas", "unavailableReplicas")) {
                errors.nonNegative("status." + field, object.path("status").path(field));
            }
        }
    }

    @Override
    public List<String> selectableFields() {
        return type().plural().equals("replicasets") ? List.of("status.replicas") : List.of();
    }

    static ObjectNode objectAt(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode present ? present : parent.putObject(field);
    }

    static FieldError required(String field) {
        return FieldError.required(field, "");
    }
}
