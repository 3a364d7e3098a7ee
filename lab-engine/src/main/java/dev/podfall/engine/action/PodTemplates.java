package dev.podfall.engine.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.action.SetEnv;
import dev.podfall.scenario.action.SetImage;
import dev.podfall.scenario.action.SetResources;
import java.util.Map;

/** Strategic merge patches of a workload's pod template, as {@code kubectl set} and {@code rollout restart} send them. */
final class PodTemplates {
    private PodTemplates() {}

    static ObjectNode image(SetImage action) {
        ObjectNode patch = object();
        container(patch, action.container()).put("image", action.image());
        return patch;
    }

    static ObjectNode resources(SetResources action) {
        ObjectNode patch = object();
        ObjectNode resources = container(patch, action.container()).putObject("resources");
        put(resources, "requests", action.requests());
        put(resources, "limits", action.limits());
        return patch;
    }

    static ObjectNode env(SetEnv action) {
        ObjectNode patch = object();
        ArrayNode env = container(patch, action.container()).putArray("env");
        action.env().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> env.addObject().put("name", e.getKey()).put("value", e.getValue()));
        return patch;
    }

    static ObjectNode restarted(String when) {
        ObjectNode patch = object();
        patch.withObject("/spec/template/metadata/annotations").put("kubectl.kubernetes.io/restartedAt", when);
        return patch;
    }

    private static ObjectNode container(ObjectNode patch, String name) {
        return patch.withObject("/spec/template/spec")
                .putArray("containers")
                .addObject()
                .put("name", name);
    }

    private static void put(ObjectNode resources, String key, Map<String, String> amounts) {
        if (!amounts.isEmpty()) {
            ObjectNode node = resources.putObject(key);
            amounts.forEach(node::put);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
