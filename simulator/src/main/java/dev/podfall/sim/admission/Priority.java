package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.List;
import java.util.Map;

/** Turns a pod's priority class into its priority, and keeps the classes in order. Mirrors {@code plugin/pkg/admission/priority}. */
final class Priority implements AdmissionPlugin {
    private static final Map<String, Integer> SYSTEM =
            Map.of("system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000);

    private final SimClient client;

    Priority(SimClient client) {
        this.client = client;
    }

    @Override
    public void admit(Attributes attributes) {
        if (attributes.is("UPDATE", Resources.PODS)) {
            keep(attributes);
        }
        if (!attributes.is("CREATE", Resources.PODS) || !(attributes.object().get("spec") instanceof ObjectNode spec)) {
            return;
        }
        ObjectNode chosen = choose(attributes, spec);
        int priority = chosen.path("value").asInt();
        String preemption = chosen.path("preemptionPolicy").asText("PreemptLowerPriority");
        if (spec.has("priority") && spec.path("priority").asInt() != priority) {
            throw attributes.refused(
                    "the integer value of priority (" + spec.path("priority").asInt()
                            + ") must not be provided in pod spec; priority admission controller computed " + priority
                            + " from the given PriorityClass name");
        }
        String own = spec.path("preemptionPolicy").asText(preemption);
        if (!own.equals(preemption)) {
            throw attributes.refused("the string value of PreemptionPolicy (" + own
                    + ") must not be provided in pod spec; priority admission controller computed " + preemption
                    + " from the given PriorityClass name");
        }
        spec.put("priority", priority).put("preemptionPolicy", preemption);
    }

    /** A second default is refused, and so is the end of what the system itself needs. */
    @Override
    public void validate(Attributes attributes) {
        if (attributes.is("DELETE", Resources.PRIORITYCLASSES) && SYSTEM.containsKey(attributes.name())) {
            throw attributes.refused("this is a system priority class and cannot be deleted");
        }
        boolean written = attributes.is("CREATE", Resources.PRIORITYCLASSES)
                || attributes.is("UPDATE", Resources.PRIORITYCLASSES);
        if (written && attributes.object().path("globalDefault").asBoolean()) {
            refuseSecond(attributes, globalDefault());
        }
    }

    /** @param global the default that there is, or null */
    private static void refuseSecond(Attributes attributes, ObjectNode global) {
        String name = global == null ? "" : global.path("metadata").path("name").asText();
        boolean itself = !attributes.is("CREATE", Resources.PRIORITYCLASSES) && name.equals(attributes.name());
        if (!name.isEmpty() && !itself) {
            throw attributes.refused(
                    "PriorityClass " + name + " is already marked as default. Only one default can exist");
        }
    }

    /** An update that does not say the priority leaves it as it is. */
    private static void keep(Attributes attributes) {
        for (String field : List.of("priority", "preemptionPolicy")) {
            JsonNode before = attributes.old().path("spec").path(field);
            if (attributes.object().get("spec") instanceof ObjectNode spec
                    && !spec.has(field)
                    && !before.isMissingNode()) {
                spec.set(field, before);
            }
        }
    }

    private ObjectNode choose(Attributes attributes, ObjectNode spec) {
        String name = spec.path("priorityClassName").asText();
        if (name.isEmpty()) {
            ObjectNode global = globalDefault();
            if (global == null) {
                return spec.objectNode();
            }
            spec.put("priorityClassName", global.path("metadata").path("name").asText());
            return global;
        }
        return client.find(Resources.PRIORITYCLASSES, null, name).orElseGet(() -> {
            Integer value = SYSTEM.get(name);
            if (value == null) {
                throw attributes.refused("no PriorityClass with name " + name + " was found");
            }
            return spec.objectNode().put("value", value);
        });
    }

    private ObjectNode globalDefault() {
        ObjectNode lowest = null;
        for (ObjectNode priority : client.list(Resources.PRIORITYCLASSES, null)) {
            boolean lower = lowest == null
                    || priority.path("value").asInt() < lowest.path("value").asInt();
            if (priority.path("globalDefault").asBoolean() && lower) {
                lowest = priority;
            }
        }
        return lowest;
    }
}
