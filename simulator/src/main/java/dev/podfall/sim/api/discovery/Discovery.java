package dev.podfall.sim.api.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ReviewResources;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.ServedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells clients what is served, plain and aggregated. Mirrors {@code k8s.io/apiserver/pkg/endpoints/discovery}. Call it on
 * the loop.
 */
public final class Discovery {
    /** By priority, as upstream's aggregator orders them; groups of CustomResourceDefinitions follow by name. */
    private static final List<String> GROUP_ORDER = List.of(
            "",
            "apiregistration.k8s.io",
            "apps",
            "events.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "networking.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "storage.k8s.io",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "scheduling.k8s.io",
            "coordination.k8s.io",
            "node.k8s.io",
            "discovery.k8s.io",
            "resource.k8s.io",
            "flowcontrol.apiserver.k8s.io");

    private final Registry registry;
    private List<ServedResource> seen = List.of();
    private Map<String, Map<String, List<ServedResource>>> groups = Map.of();

    public Discovery(Registry registry) {
        this.registry = registry;
    }

    /** The resource of that group, version and plural. */
    public Optional<ServedResource> find(String group, String version, String plural) {
        return resources(group, version).stream()
                .filter(r -> r.type().plural().equals(plural))
                .findFirst();
    }

    public boolean hasGroup(String group) {
        return groups().containsKey(group);
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis", "/apis/"));
        groups().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                paths.add("/apis/" + group);
                versions.keySet().forEach(v -> paths.add("/apis/" + group + "/" + v));
            }
        });
        return paths;
    }

    Reply answer(String path, Call call) {
        String[] parts = path.substring(1).split("/");
        boolean core = parts[0].equals("api");
        if (parts.length == 1) {
            if (AggregatedDiscovery.wanted(call.header("Accept"))) {
                return AggregatedDiscovery.reply(groups(), core, call.header("If-None-Match"));
            }
            return Reply.ok(core ? apiVersions() : groupList());
        }
        String group = core ? "" : parts[1];
        if (!hasGroup(group) || parts.length > (core ? 2 : 3)) {
            return core ? Reply.failure(Statuses.notFound()) : Reply.pageNotFound();
        }
        if (!core && parts.length == 2) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("kind", "APIGroup").put("apiVersion", "v1").setAll(group(group));
            return Reply.ok(document);
        }
        String version = core ? parts[1] : parts[2];
        List<ServedResource> resources = resources(group, version);
        return resources.isEmpty() ? Reply.failure(Statuses.notFound()) : Reply.ok(resourceList(resources));
    }

    private List<ServedResource> resources(String group, String version) {
        return groups().getOrDefault(group, Map.of()).getOrDefault(version, List.of());
    }

    /** Group to version to resources, in upstream's order; made anew when what is served changes. */
    private Map<String, Map<String, List<ServedResource>>> groups() {
        List<ServedResource> served = registry.served();
        if (!served.equals(seen)) {
            List<ServedResource> all = ReviewResources.addedTo(served);
            all.sort(Comparator.<ServedResource>comparingInt(r -> rank(r.type().group()))
                    .thenComparing(r -> r.type().group())
                    .thenComparing(r -> r.type().version(), VersionOrder.NEWEST_FIRST)
                    .thenComparing(r -> r.type().plural()));
            Map<String, Map<String, List<ServedResource>>> made = new LinkedHashMap<>();
            all.forEach(r -> made.computeIfAbsent(r.type().group(), g -> new LinkedHashMap<>())
                    .computeIfAbsent(r.type().version(), v -> new ArrayList<>())
                    .add(r));
            groups = made;
            seen = List.copyOf(served);
        }
        return groups;
    }

    private static int rank(String group) {
        int index = GROUP_ORDER.indexOf(group);
        return index < 0 ? GROUP_ORDER.size() : index;
    }

    private static ObjectNode apiVersions() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIVersions").putArray("versions").add("v1");
        document.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", "10.89.1.1:6443");
        return document;
    }

    private ObjectNode groupList() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode list = document.putArray("groups");
        groups().keySet().stream().filter(g -> !g.isEmpty()).forEach(g -> list.add(group(g)));
        return document;
    }

    private ObjectNode group(String group) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", group);
        ArrayNode versions = document.putArray("versions");
        groups().get(group).keySet().forEach(v -> versions.add(version(group, v)));
        document.set("preferredVersion", versions.get(0));
        return document;
    }

    private static ObjectNode version(String group, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("groupVersion", group + "/" + version)
                .put("version", version);
    }

    private static ObjectNode resourceList(List<ServedResource> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIResourceList");
        if (!resources.get(0).type().group().isEmpty()) {
            document.put("apiVersion", "v1");
        }
        document.put("groupVersion", resources.get(0).type().apiVersion());
        ArrayNode list = document.putArray("resources");
        for (ServedResource resource : resources) {
            list.add(entry(resource));
            resource.subresources().stream()
                    .sorted(Comparator.comparing(ServedResource.Subresource::name))
                    .forEach(s -> list.add(entry(resource, s)));
        }
        return document;
    }

    private static ObjectNode entry(ServedResource resource) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", resource.type().plural()).put("singularName", resource.singular());
        entry.put("namespaced", resource.type().namespaced())
                .put("kind", resource.type().kind());
        resource.verbs().forEach(entry.putArray("verbs")::add);
        if (!resource.shortNames().isEmpty()) {
            resource.shortNames().forEach(entry.putArray("shortNames")::add);
        }
        if (!resource.categories().isEmpty()) {
            resource.categories().forEach(entry.putArray("categories")::add);
        }
        return entry;
    }

    private static ObjectNode entry(ServedResource resource, ServedResource.Subresource subresource) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", resource.type().plural() + "/" + subresource.name()).put("singularName", "");
        entry.put("namespaced", resource.type().namespaced());
        if (!subresource.apiVersion().equals(resource.type().apiVersion())) {
            int slash = subresource.apiVersion().indexOf('/');
            entry.put("group", slash < 0 ? "" : subresource.apiVersion().substring(0, slash));
            entry.put("version", subresource.apiVersion().substring(slash + 1));
        }
        entry.put("kind", subresource.kind());
        subresource.verbs().forEach(entry.putArray("verbs")::add);
        return entry;
    }
}
