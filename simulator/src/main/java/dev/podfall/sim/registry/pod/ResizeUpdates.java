package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Iterator;
import java.util.List;

/** More or less processor and memory for a pod that runs. Mirrors {@code ValidatePodResize} and {@code dropNonResizeUpdates}. */
public final class ResizeUpdates {
    private static final List<String> LISTS = List.of("containers", "initContainers");
    private static final List<String> AMOUNTS = List.of("requests", "limits");

    private ResizeUpdates() {}

    /** Takes back what is none of a resize's business. Containers that do not match are left for {@link #validate} to refuse. */
    public static void prepare(ObjectNode pod, ObjectNode old) {
        JsonNode wanted = pod.path("spec");
        JsonNode before = old.path("spec");
        for (String list : LISTS) {
            if (wanted.path(list).size() != before.path(list).size()) {
                return;
            }
        }
        ObjectNode spec = before.deepCopy();
        PodUpdates.restore(spec, wanted, "resources");
        for (String list : LISTS) {
            if (!sameNames(wanted.path(list), before.path(list))) {
                spec.set(list, wanted.get(list));
                continue;
            }
            for (int i = 0; i < spec.path(list).size(); i++) {
                ObjectNode container = (ObjectNode) spec.get(list).get(i);
                PodUpdates.restore(container, wanted.get(list).get(i), "resources");
                PodUpdates.restore(container, wanted.get(list).get(i), "resizePolicy");
            }
        }
        pod.set("spec", spec);
        PodUpdates.restore(pod, old, "status");
    }

    private static boolean sameNames(JsonNode now, JsonNode before) {
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).path("name").equals(now.get(i).path("name"))) {
                return false;
            }
        }
        return true;
    }

    /** @param errors of the metadata until now; of a pod that cannot be resized at all there is only the one */
    public static void validate(ObjectNode pod, ObjectNode old, Errors errors) {
        boolean fixed = old.path("metadata").path("annotations").has(AnnotationValidation.MIRROR);
        boolean windows = old.path("spec").path("os").path("name").asText().equals("windows");
        if (fixed || windows) {
            errors.clear();
            errors.forbidden("[]", (fixed ? "static" : "windows") + " pods cannot be resized");
            return;
        }
        PodValidation.validatePod(pod, errors);
        JsonNode spec = pod.path("spec");
        JsonNode before = old.path("spec");
        String was = old.path("status").path("qosClass").asText(QosClass.of(before));
        if (!was.equals(QosClass.of(spec))) {
            errors.invalid(
                    "spec",
                    pod.path("status").path("qosClass").asText(),
                    "Pod QOS Class may not change as a result of resizing");
        }
        validatePodLevel(spec.path("resources"), before.path("resources"), errors);
        if (!sameContainers(spec, before, errors)) {
            return;
        }
        for (String list : List.of("initContainers", "containers")) {
            for (int i = 0; i < before.path(list).size(); i++) {
                String path = "spec." + list + "[" + i + "].resources";
                forbidRemoval(
                        spec.path(list).get(i).path("resources"),
                        before.path(list).get(i).path("resources"),
                        path,
                        "resource",
                        errors);
            }
        }
        validateContainers(spec, before, errors);
    }

    private static void validatePodLevel(JsonNode now, JsonNode before, Errors errors) {
        if (before.isObject() && now.isMissingNode()) {
            errors.forbidden("spec.resources", "pod-level resources cannot be removed");
        } else if (before.isObject()) {
            forbidRemoval(now, before, "spec.resources", "pod-level resource", errors);
        }
        if (now.isObject() && changesOthers(now, before)) {
            errors.forbidden("spec", "only cpu and memory resources are mutable at pod-level");
        }
    }

    private static boolean sameContainers(JsonNode spec, JsonNode before, Errors errors) {
        int known = errors.list().size();
        for (String list : LISTS) {
            JsonNode now = spec.path(list);
            JsonNode old = before.path(list);
            if (now.size() != old.size()) {
                errors.forbidden("spec." + list, list + " may not be added or removed on resize");
                continue;
            }
            for (int i = 0; i < old.size(); i++) {
                if (!old.get(i).path("name").equals(now.get(i).path("name"))) {
                    errors.forbidden(
                            "spec." + list + "[" + i + "].name", list + " may not be renamed or reordered on resize");
                }
            }
        }
        return errors.list().size() == known;
    }

    private static void forbidRemoval(JsonNode now, JsonNode before, String path, String what, Errors errors) {
        for (String list : AMOUNTS) {
            boolean removed = false;
            for (Iterator<String> i = before.path(list).fieldNames(); i.hasNext(); ) {
                removed |= !now.path(list).has(i.next());
            }
            if (removed) {
                errors.forbidden(path + "." + list, what + " " + list + " cannot be removed");
            }
        }
    }

    private static void validateContainers(JsonNode spec, JsonNode before, Errors errors) {
        for (int i = 0; i < before.path("containers").size(); i++) {
            if (changesMore(
                    spec.path("containers").get(i), before.path("containers").get(i))) {
                errors.forbidden("spec", "only cpu and memory resources are mutable");
            }
        }
        for (int i = 0; i < before.path("initContainers").size(); i++) {
            JsonNode now = spec.path("initContainers").get(i);
            JsonNode old = before.path("initContainers").get(i);
            String path = "spec.initContainers[" + i + "]";
            if (changesMore(now, old)) {
                errors.forbidden(path, "only cpu and memory resources for init or sidecar containers are mutable");
            }
            boolean sidecar = now.path("restartPolicy").asText().equals("Always");
            for (JsonNode policy : now.path("resizePolicy")) {
                if (!sidecar
                        && !now.equals(old)
                        && policy.path("restartPolicy").asText().equals("RestartContainer")) {
                    errors.forbidden(
                            path,
                            "non-sidecar init containers with a resize policy of RestartContainer cannot be resized");
                }
            }
        }
    }

    /** Whether it is another container even with the old processor and memory. */
    private static boolean changesMore(JsonNode now, JsonNode before) {
        ObjectNode one = now.deepCopy();
        ObjectNode other = before.deepCopy();
        one.remove("resources");
        other.remove("resources");
        return !one.equals(other) || changesOthers(now.path("resources"), before.path("resources"));
    }

    /** Whether other resources than processor and memory differ. */
    private static boolean changesOthers(JsonNode now, JsonNode before) {
        for (String list : AMOUNTS) {
            if (!others(now.path(list)).equals(others(before.path(list)))) {
                return true;
            }
        }
        return !now.path("claims").equals(before.path("claims"));
    }

    private static ObjectNode others(JsonNode amounts) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        if (amounts.isObject()) {
            others.setAll((ObjectNode) amounts);
        }
        others.remove(List.of("cpu", "memory"));
        return others;
    }
}
