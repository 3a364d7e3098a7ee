package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.List;

/**
 * What may still change of a Job's pods while they wait: where they may run, and what they ask for. Mirrors {@code
 * validatePodTemplateUpdate} and {@code validatePodResourceUpdatesOnly} of {@code pkg/apis/batch/validation}, {@code
 * shouldAllowMutablePodTemplate} of {@code pkg/registry/batch/job}.
 */
final class SuspendedJob {
    private static final List<String> DIRECTIVES = List.of("nodeSelector", "tolerations", "schedulingGates");
    private static final String IMMUTABLE = "field is immutable";

    private SuspendedJob() {}

    /** @param old the Job before */
    static void validateTemplate(JsonNode template, ObjectNode old, Errors errors) {
        JsonNode before = old.path("spec").path("template");
        if (!waits(old)) {
            if (!template.equals(before)) {
                errors.invalid("spec.template", GoForm.template(template), IMMUTABLE);
            }
            return;
        }
        ObjectNode allowed = before.path("spec").deepCopy();
        DIRECTIVES.forEach(field -> take(allowed, template.path("spec"), field));
        takeNodeAffinity(allowed, template.path("spec").path("affinity"));
        takeResources(allowed, template.path("spec"), "containers");
        takeResources(allowed, template.path("spec"), "initContainers");
        if (!template.path("spec").equals(allowed)) {
            errors.invalid("spec.template.spec", GoForm.podSpec(template.path("spec")), IMMUTABLE);
        }
    }

    private static boolean waits(ObjectNode job) {
        JsonNode status = job.path("status");
        return job.path("spec").path("suspend").asBoolean()
                && (!status.has("startTime") || new KubeObject(job).is("Suspended"))
                && status.path("active").asInt() == 0;
    }

    private static void take(ObjectNode to, JsonNode from, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }

    /** Which nodes are preferred or needed may change; which pods are to be near or far may not. */
    private static void takeNodeAffinity(ObjectNode allowed, JsonNode affinity) {
        if (!affinity.isObject()) {
            if (allowed.get("affinity") instanceof ObjectNode own) {
                own.remove("nodeAffinity");
                if (own.isEmpty()) {
                    allowed.remove("affinity");
                }
            }
            return;
        }
        take(allowed.withObject("/affinity"), affinity, "nodeAffinity");
    }

    private static void takeResources(ObjectNode allowed, JsonNode spec, String list) {
        JsonNode now = spec.path(list);
        JsonNode before = allowed.path(list);
        for (int i = 0; now.size() == before.size() && i < now.size(); i++) {
            if (now.get(i).path("name").equals(before.get(i).path("name"))) {
                take((ObjectNode) before.get(i), now.get(i), "resources");
            }
        }
    }
}
