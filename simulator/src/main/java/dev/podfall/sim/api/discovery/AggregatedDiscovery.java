package dev.podfall.sim.api.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.Accept;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Wire;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.ServedResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All groups in one document. Mirrors {@code k8s.io/apiserver/pkg/endpoints/discovery/aggregated}. */
final class AggregatedDiscovery {
    private static final String GROUP = "apidiscovery.k8s.io";
    private static final String CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private AggregatedDiscovery() {}

    /** Whether the client asks for it, before anything else. */
    static boolean wanted(String accept) {
        for (Accept.Range range : Accept.ranges(accept)) {
            Map<String, String> p = range.parameters();
            if (p.getOrDefault("g", "").equals(GROUP)
                    && p.getOrDefault("v", "").equals("v2")
                    && p.getOrDefault("as", "").equals("APIGroupDiscoveryList")) {
                return true;
            }
            if (!p.containsKey("as")
                    && (range.type().equals("application/json") || range.type().equals("*/*"))) {
                return false;
            }
        }
        return false;
    }

    static Reply reply(Map<String, Map<String, List<ServedResource>>> groups, boolean core, String knownTag) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroupDiscoveryList").put("apiVersion", GROUP + "/v2");
        document.putObject("metadata");
        ArrayNode items = document.putArray("items");
        groups.forEach((group, versions) -> {
            if (group.isEmpty() == core) {
                items.add(group(group, versions));
            }
        });
        byte[] body = Wire.json(document, false);
        String tag = "\"" + OpenApiRoutes.hash(body) + "\"";
        Map<String, String> headers = Map.of("ETag", tag, "Vary", "Accept", "Cache-Control", "public");
        return knownTag.equals(tag)
                ? new Reply.Bytes(304, CONTENT_TYPE, new byte[0], headers)
                : new Reply.Bytes(200, CONTENT_TYPE, body, headers);
    }

    private static ObjectNode group(String group, Map<String, List<ServedResource>> versions) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = item.putObject("metadata");
        if (!group.isEmpty()) {
            metadata.put("name", group);
        }
        ArrayNode list = item.putArray("versions");
        versions.forEach((version, resources) -> {
            ObjectNode entry = list.addObject().put("version", version);
            ArrayNode served = entry.putArray("resources");
            resources.forEach(r -> served.add(resource(r)));
            entry.put("freshness", "Current");
        });
        return item;
    }

    private static ObjectNode resource(ServedResource resource) {
        ResourceType type = resource.type();
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("resource", type.plural());
        entry.set("responseKind", kind(type.apiVersion(), type.kind(), type));
        entry.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
        entry.put("singularResource", resource.singular());
        resource.verbs().forEach(entry.putArray("verbs")::add);
        if (!resource.shortNames().isEmpty()) {
            resource.shortNames().forEach(entry.putArray("shortNames")::add);
        }
        if (!resource.categories().isEmpty()) {
            resource.categories().forEach(entry.putArray("categories")::add);
        }
        if (!resource.subresources().isEmpty()) {
            ArrayNode list = entry.putArray("subresources");
            resource.subresources().stream()
                    .sorted(Comparator.comparing(ServedResource.Subresource::name))
                    .forEach(s -> list.add(subresource(s, type)));
        }
        return entry;
    }

    private static ObjectNode subresource(ServedResource.Subresource subresource, ResourceType parent) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("subresource", subresource.name());
        entry.set("responseKind", kind(subresource.apiVersion(), subresource.kind(), parent));
        subresource.verbs().forEach(entry.putArray("verbs")::add);
        return entry;
    }

    /** Group and version stay empty where they are the parent's. */
    private static ObjectNode kind(String apiVersion, String kind, ResourceType parent) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean same = apiVersion.equals(parent.apiVersion());
        int slash = apiVersion.indexOf('/');
        node.put("group", same || slash < 0 ? "" : apiVersion.substring(0, slash));
        node.put("version", same ? "" : apiVersion.substring(slash + 1));
        return node.put("kind", kind);
    }
}
