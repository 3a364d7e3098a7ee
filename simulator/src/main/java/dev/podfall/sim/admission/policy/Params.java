package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The objects that a binding names as parameters. Mirrors {@code CollectParams} of {@code policy_dispatcher.go}. */
final class Params {
    private Params() {}

    /** A binding that cannot be followed. */
    static final class Misconfigured extends Exception {
        private static final long serialVersionUID = 1L;

        Misconfigured(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param namespace of the request; null for objects of the cluster
     * @return the parameters to ask the policy with, one after the other; null stands for none
     */
    static List<JsonNode> of(JsonNode kind, JsonNode reference, String namespace, ClusterView cluster)
            throws Misconfigured {
        if (!kind.isObject() || !reference.isObject()) {
            return Collections.singletonList(null);
        }
        String apiVersion = kind.path("apiVersion").asText();
        String name = kind.path("kind").asText();
        Optional<ResourceType> type = cluster.typeOf(apiVersion, name);
        if (type.isEmpty()) {
            throw new Misconfigured(
                    "paramKind kind `&ParamKind{APIVersion:" + apiVersion + ",Kind:" + name + ",}` not known");
        }
        String home = home(type.get(), reference.path("namespace").asText(""), namespace);
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode object : cluster.all(type.get())) {
            if (home.equals(object.path("metadata").path("namespace").asText("")) && isMeant(reference, object)) {
                found.add(object);
            }
        }
        if (found.isEmpty()
                && reference.path("parameterNotFoundAction").asText().equals("Deny")) {
            throw new Misconfigured("no params found for policy binding with `Deny` parameterNotFoundAction");
        }
        return found;
    }

    /** The namespace of the parameters; empty for objects of the cluster. */
    private static String home(ResourceType type, String wanted, String ofRequest) throws Misconfigured {
        if (!type.namespaced()) {
            if (!wanted.isEmpty()) {
                throw new Misconfigured("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
            }
            return "";
        }
        if (wanted.isEmpty() && ofRequest == null) {
            throw new Misconfigured(
                    "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
        }
        return wanted.isEmpty() ? ofRequest : wanted;
    }

    private static boolean isMeant(JsonNode reference, JsonNode object) {
        String name = reference.path("name").asText("");
        return name.isEmpty()
                ? LabelSelector.ofObject(reference.path("selector")).test(object)
                : name.equals(object.path("metadata").path("name").asText());
    }
}
