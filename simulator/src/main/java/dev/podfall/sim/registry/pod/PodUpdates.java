package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.Set;

/** What may change of a pod once it is there. Mirrors {@code ValidatePodUpdate}. */
public final class PodUpdates {
    private static final String ONLY = "pod updates may not change fields other than "
            + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
            + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` "
            + "(allow it to be set to 1 if it was previously negative)";

    private PodUpdates() {}

    public static void validate(ObjectNode pod, ObjectNode old, Errors errors) {
        PodValidation.validatePod(pod, errors);
        AnnotationValidation.validateUpdate(
                pod.path("metadata").path("annotations"), old.path("metadata").path("annotations"), errors);
        ObjectNode spec = (ObjectNode) pod.get("spec");
        ObjectNode before = (ObjectNode) old.get("spec");
        for (String list : new String[] {"containers", "initContainers"}) {
            if (spec.path(list).size() != before.path(list).size()) {
                errors.forbidden("spec." + list, "pod updates may not add or remove containers");
                return;
            }
        }
        if (!deadlineIsFine(spec.path("activeDeadlineSeconds"), before.path("activeDeadlineSeconds"), errors)) {
            return;
        }
        if (!keepsTolerations(spec.path("tolerations"), before.path("tolerations"))) {
            errors.forbidden(
                    "spec.tolerations", "existing toleration can not be modified except its tolerationSeconds");
        }
        onlyFewerGates(spec.path("schedulingGates"), before.path("schedulingGates"), errors);
        validateRest(spec, before, errors);
    }

    private static void validateRest(ObjectNode spec, ObjectNode before, Errors errors) {
        if (spec.equals(before)) {
            return;
        }
        ObjectNode rest = withoutMutable(spec, before);
        if (!before.path("schedulingGates").isEmpty()) {
            GatedUpdates.validate(rest, before, errors);
        }
        if (!rest.equals(before)) {
            errors.forbidden("spec", ONLY + "\n" + UnifiedDiff.of(GoForm.lines(before), GoForm.lines(rest)));
        }
    }

    private static boolean deadlineIsFine(JsonNode now, JsonNode before, Errors errors) {
        String path = "spec.activeDeadlineSeconds";
        if (now.isNumber()) {
            if (now.asLong() < 0 || now.asLong() > Integer.MAX_VALUE) {
                errors.invalid(path, now, "must be between 0 and 2147483647, inclusive");
                return false;
            }
            if (before.isNumber() && before.asLong() < now.asLong()) {
                errors.invalid(path, now, "must be less than or equal to previous value");
                return false;
            }
        } else if (before.isNumber()) {
            errors.invalid(path, NullNode.instance, "must not update from a positive integer to nil value");
        }
        return true;
    }

    /** New tolerations may come; old ones stay, but for their seconds. */
    private static boolean keepsTolerations(JsonNode now, JsonNode before) {
        for (JsonNode old : before) {
            boolean kept = false;
            for (JsonNode toleration : now) {
                kept |= sameButSeconds(toleration, old);
            }
            if (!kept) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameButSeconds(JsonNode one, JsonNode other) {
        for (String field : new String[] {"key", "operator", "value", "effect"}) {
            if (!one.path(field).asText().equals(other.path(field).asText())) {
                return false;
            }
        }
        return true;
    }

    private static void onlyFewerGates(JsonNode now, JsonNode before, Errors errors) {
        Set<String> known = new HashSet<>();
        before.forEach(gate -> known.add(gate.path("name").asText()));
        for (int i = 0; i < now.size(); i++) {
            String name = now.get(i).path("name").asText();
            if (!known.contains(name)) {
                errors.forbidden(
                        "spec.schedulingGates[" + i + "].name",
                        "only deletion is allowed, but found new scheduling gate '" + name + "'");
            }
        }
    }

    /** The new spec with the old values where change is allowed. */
    private static ObjectNode withoutMutable(ObjectNode spec, ObjectNode before) {
        ObjectNode rest = spec.deepCopy();
        for (String list : new String[] {"containers", "initContainers"}) {
            for (int i = 0; i < rest.path(list).size(); i++) {
                restore((ObjectNode) rest.get(list).get(i), before.get(list).get(i), "image");
            }
        }
        for (String field : new String[] {"activeDeadlineSeconds", "tolerations", "schedulingGates"}) {
            restore(rest, before, field);
        }
        if (before.path("terminationGracePeriodSeconds").asLong() < 0
                && rest.path("terminationGracePeriodSeconds").asLong() == 1) {
            restore(rest, before, "terminationGracePeriodSeconds");
        }
        return rest;
    }

    /** Gives a field the value that it had. */
    static void restore(ObjectNode now, JsonNode before, String field) {
        if (before.has(field)) {
            now.set(field, before.get(field));
        } else {
            now.remove(field);
        }
    }
}
