package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import java.util.List;

/** The paths of a kind, with what clients look for: the kind, the parameters of writes and the forms of patches. */
public final class Paths {
    private static final List<String> PATCHES = List.of(
            "application/apply-patch+yaml",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json");

    private final ObjectNode paths;

    /** @param paths where they are added */
    public Paths(ObjectNode paths) {
        this.paths = paths;
    }

    /** Those of a custom resource. @param definition the name of its schema */
    public void addCustom(ResourceType type, String definition, boolean hasStatus) {
        add(ServedKind.custom(type), definition, hasStatus);
        for (JsonNode path : paths) {
            if (path.at("/patch/requestBody/content") instanceof ObjectNode content) {
                content.remove("application/strategic-merge-patch+json");
            }
        }
    }

    void add(ServedKind kind, String definition, boolean hasStatus) {
        ResourceType type = kind.type();
        String root = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/";
        String collection = root + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
        ObjectNode many = path(collection, type.namespaced(), false);
        if (kind.can("list")) {
            operation(many, "get", "list", type, definition + "List");
            operation(many, "delete", "deletecollection", type, DefinitionNames.META + "Status");
        }
        body(operation(many, "post", "post", type, definition), definition);
        if (!kind.can("get")) {
            return;
        }
        if (type.namespaced()) {
            operation(path(root + type.plural(), false, false), "get", "list", type, definition + "List");
        }
        item(collection + "/{name}", type, definition);
        if (hasStatus) {
            item(collection + "/{name}/status", type, definition);
        }
    }

    private void item(String path, ResourceType type, String definition) {
        ObjectNode one = path(path, type.namespaced(), true);
        operation(one, "get", "get", type, definition);
        body(operation(one, "put", "put", type, definition), definition);
        ObjectNode patch = operation(one, "patch", "patch", type, definition);
        parameter(patch.withArray("/parameters"), "force", "query", "boolean");
        ObjectNode content = patch.putObject("requestBody").putObject("content");
        PATCHES.forEach(p -> content.putObject(p).set("schema", ref(DefinitionNames.PATCH)));
        if (!path.endsWith("/status")) {
            operation(one, "delete", "delete", type, DefinitionNames.META + "Status");
        }
    }

    private ObjectNode path(String path, boolean namespaced, boolean named) {
        ObjectNode item = paths.putObject(path);
        ArrayNode parameters = item.putArray("parameters");
        if (named) {
            parameter(parameters, "name", "path", "string");
        }
        if (namespaced) {
            parameter(parameters, "namespace", "path", "string");
        }
        parameter(parameters, "pretty", "query", "string");
        return item;
    }

    private ObjectNode operation(ObjectNode path, String method, String action, ResourceType type, String answer) {
        ObjectNode operation = path.putObject(method);
        ArrayNode parameters = operation.putArray("parameters");
        switch (action) {
            case "post", "put", "patch" ->
                List.of("dryRun", "fieldManager", "fieldValidation")
                        .forEach(p -> parameter(parameters, p, "query", "string"));
            case "list", "deletecollection" ->
                List.of("continue", "fieldSelector", "labelSelector", "resourceVersion")
                        .forEach(p -> parameter(parameters, p, "query", "string"));
            case "delete" ->
                List.of("dryRun", "propagationPolicy").forEach(p -> parameter(parameters, p, "query", "string"));
            default -> {}
        }
        ObjectNode ok = operation.putObject("responses").putObject("200").put("description", "OK");
        ok.putObject("content").putObject("application/json").set("schema", ref(answer));
        operation.put("x-kubernetes-action", action);
        ObjectNode kind = operation.putObject("x-kubernetes-group-version-kind");
        kind.put("group", type.group()).put("kind", type.kind()).put("version", type.version());
        return operation;
    }

    private static void body(ObjectNode operation, String definition) {
        operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("*/*")
                .set("schema", ref(definition));
    }

    private static void parameter(ArrayNode parameters, String name, String in, String type) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        if (in.equals("path")) {
            parameter.put("required", true);
        }
        parameter.putObject("schema").put("type", type).put("uniqueItems", true);
    }

    private static ObjectNode ref(String definition) {
        return JsonNodeFactory.instance.objectNode().put("$ref", Definitions.REF + definition);
    }
}
