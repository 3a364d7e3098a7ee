package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;

/** Gives a pod what its runtime class says: overhead, node selector, tolerations. Mirrors {@code plugin/pkg/admission/runtimeclass}. */
final class RuntimeClass implements AdmissionPlugin {
    private final SimClient client;

    RuntimeClass(SimClient client) {
        this.client = client;
    }

    @Override
    public void admit(Attributes attributes) {
        if (!attributes.is("CREATE", Resources.PODS) || !(attributes.object().get("spec") instanceof ObjectNode spec)) {
            return;
        }
        String name = spec.path("runtimeClassName").asText();
        if (name.isEmpty()) {
            return;
        }
        ObjectNode runtime = client.find(Resources.RUNTIMECLASSES, null, name)
                .orElseThrow(() -> refused(attributes, "pod rejected: RuntimeClass \"" + name + "\" not found"));
        setOverhead(attributes, spec, runtime.path("overhead").path("podFixed"));
        runtime.path("scheduling").path("nodeSelector").fields().forEachRemaining(label -> {
            JsonNode own = spec.path("nodeSelector").path(label.getKey());
            if (own.isTextual() && !own.equals(label.getValue())) {
                throw refused(
                        attributes,
                        "conflict: runtimeClass.scheduling.nodeSelector[" + label.getKey() + "] = "
                                + label.getValue().asText() + "; pod.spec.nodeSelector[" + label.getKey() + "] = "
                                + own.asText());
            }
            spec.withObject("/nodeSelector").set(label.getKey(), label.getValue());
        });
        ArrayNode tolerations = spec.withArray("tolerations");
        for (JsonNode toleration : runtime.path("scheduling").path("tolerations")) {
            boolean known = false;
            for (JsonNode own : tolerations) {
                known |= own.equals(toleration);
            }
            if (!known) {
                tolerations.add(toleration.deepCopy());
            }
        }
        if (tolerations.isEmpty()) {
            spec.remove("tolerations");
        }
    }

    @Override
    public void validate(Attributes attributes) {
        if (!attributes.is("CREATE", Resources.PODS)
                || !attributes.object().path("spec").has("overhead")) {
            return;
        }
        JsonNode spec = attributes.object().path("spec");
        String name = spec.path("runtimeClassName").asText();
        boolean defined = !name.isEmpty()
                && client.find(Resources.RUNTIMECLASSES, null, name)
                        .filter(runtime -> runtime.path("overhead").isObject())
                        .isPresent();
        if (!defined) {
            throw refused(
                    attributes, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    private static void setOverhead(Attributes attributes, ObjectNode spec, JsonNode fixed) {
        JsonNode own = spec.path("overhead");
        if (fixed.isObject() && own.isObject() && !own.equals(fixed)) {
            throw refused(attributes, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
        }
        if (fixed.isObject()) {
            spec.set("overhead", fixed.deepCopy());
        }
    }

    private static ApiException refused(Attributes attributes, String why) {
        return attributes.refused(why);
    }
}
