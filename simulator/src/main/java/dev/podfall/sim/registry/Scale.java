package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.ScalePaths;
import dev.podfall.sim.store.Trees;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code scale}: the number of replicas as an {@code autoscaling/v1 Scale}. Mirrors {@code pkg/registry/apps/deployment/storage}'s ScaleREST. */
final class Scale {
    private static final ResourceType SCALE = new ResourceType("autoscaling", "v1", "scales", "Scale", true);

    private final Objects objects;
    private final Updater updater;

    Scale(Objects objects, Updater updater) {
        this.objects = objects;
        this.updater = updater;
    }

    Answer handle(Request request) {
        ResourceType type = request.type();
        ObjectNode current = objects.get(type, request.namespace(), request.name());
        ScalePaths paths = objects.strategy(type).scalePaths();
        ObjectNode scale = of(current, type, paths);
        switch (request.verb()) {
            case GET:
                return new Answer.One(scale, false, List.of());
            case UPDATE:
                scale = (ObjectNode) request.body();
                break;
            case PATCH:
                scale = patched(request, scale);
                break;
            default:
                throw Subresources.notAllowed();
        }
        return write(request, paths, scale);
    }

    private Answer.One write(Request request, ScalePaths paths, ObjectNode scale) {
        check(scale, request.name());
        String version = Metadata.text(scale, "resourceVersion");
        String uid = Metadata.text(scale, "uid");
        int replicas = scale.path("spec").path("replicas").asInt();
        List<String> warnings = new ArrayList<>();
        Answer.One changed = updater.change(
                request.withSubresource("scale"),
                old -> {
                    ObjectNode object = Trees.withMetadata(old);
                    if (!version.isEmpty()) {
                        Metadata.of(object).put("resourceVersion", version);
                    }
                    if (!uid.isEmpty()) {
                        Metadata.of(object).put("uid", uid);
                    }
                    paths.setWanted(object, replicas);
                    return object;
                },
                warnings);
        return new Answer.One(of(changed.object(), request.type(), paths), false, warnings);
    }

    private static ObjectNode patched(Request request, ObjectNode scale) {
        PatchType type = request.patchType() == PatchType.APPLY ? PatchType.MERGE : request.patchType();
        Request asMerge = request.about(SCALE).withPatch(type, request.body());
        return Patcher.patched(asMerge, null, scale, new ArrayList<>());
    }

    private static void check(ObjectNode scale, String name) {
        int replicas = scale.path("spec").path("replicas").asInt();
        if (replicas < 0) {
            throw ApiException.invalid(
                    SCALE,
                    name,
                    List.of(dev.podfall.sim.client.FieldError.invalid(
                            "spec.replicas", "" + replicas, "must be greater than or equal to 0")));
        }
    }

    private static ObjectNode of(ObjectNode object, ResourceType type, ScalePaths paths) {
        ObjectNode scale = JsonNodeFactory.instance.objectNode();
        scale.put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            JsonNode value = object.path("metadata").get(field);
            if (value != null) {
                metadata.set(field, value);
            }
        }
        ObjectNode spec = scale.putObject("spec");
        int wanted = ScalePaths.at(object, paths.wanted()).asInt();
        if (wanted != 0) {
            spec.put("replicas", wanted);
        }
        ObjectNode status = scale.putObject("status");
        status.put("replicas", ScalePaths.at(object, paths.present()).asInt());
        String selector = paths == ScalePaths.BUILT_IN
                ? selector(object.path("spec").path("selector"), type)
                : paths.selector().isEmpty()
                        ? ""
                        : ScalePaths.at(object, paths.selector()).asText();
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    private static String selector(JsonNode selector, ResourceType type) {
        Map<String, String> terms = new TreeMap<>();
        JsonNode labels = type.plural().equals("replicationcontrollers") ? selector : selector.path("matchLabels");
        for (Iterator<Map.Entry<String, JsonNode>> i = labels.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> e = i.next();
            terms.put(e.getKey(), e.getKey() + "=" + e.getValue().asText());
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            terms.put(expression.path("key").asText(), text(expression));
        }
        return String.join(",", terms.values());
    }

    private static String text(JsonNode expression) {
        String key = expression.path("key").asText();
        List<String> values = new ArrayList<>();
        expression.path("values").forEach(v -> values.add(v.asText()));
        values.sort(null);
        String list = "(" + String.join(",", values) + ")";
        return switch (expression.path("operator").asText()) {
            case "In" -> key + " in " + list;
            case "NotIn" -> key + " notin " + list;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
