package dev.podfall.sim.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.ServedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The least kubectl needs before it writes: that each kind's patch takes dryRun and fieldValidation. Stands in where no
 * schemas are at hand.
 */
final class PathsOnlyOpenApi implements OpenApiDocuments {
    private final Registry registry;
    private final Map<String, byte[]> made = new HashMap<>();

    PathsOnlyOpenApi(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<String> parts() {
        return registry.served().stream().map(r -> part(r.type())).distinct().toList();
    }

    @Override
    public Optional<byte[]> v3(String part) {
        List<ServedResource> resources = registry.served().stream()
                .filter(r -> part(r.type()).equals(part))
                .toList();
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(made.computeIfAbsent(part, p -> Wire.json(document(resources), false)));
    }

    @Override
    public byte[] v2() {
        return made.computeIfAbsent("v2", p -> {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
            info(document);
            document.putObject("paths");
            return Wire.json(document, false);
        });
    }

    private static ObjectNode document(List<ServedResource> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        info(document);
        ObjectNode paths = document.putObject("paths");
        for (ServedResource resource : resources) {
            ResourceType type = resource.type();
            String scope = type.namespaced() ? "/namespaces/{namespace}/" : "/";
            ObjectNode patch = paths.putObject("/" + part(type) + scope + type.plural() + "/{name}")
                    .putObject("patch");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", type.group())
                    .put("version", type.version())
                    .put("kind", type.kind());
            ArrayNode parameters = patch.putArray("parameters");
            for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                parameters.addObject().put("name", name).put("in", "query");
            }
        }
        return document;
    }

    private static void info(ObjectNode document) {
        document.putObject("info").put("title", "Kubernetes").put("version", KubernetesVersion.GIT_VERSION);
    }

    private static String part(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }
}
