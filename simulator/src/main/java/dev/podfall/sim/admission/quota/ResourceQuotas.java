package dev.podfall.sim.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Refuses what would exceed a quota, and counts what is used. Usage is counted from the objects themselves, so it is never
 * behind.
 */
public final class ResourceQuotas {
    private static final Set<String> MUST_SAY = Set.of(
            "cpu",
            "memory",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");

    private final SimClient client;

    public ResourceQuotas(SimClient client) {
        this.client = client;
    }

    /**
     * Looks at an object that is to be created.
     *
     * @throws ApiException 403 when a quota forbids it
     */
    public void check(ResourceType type, ObjectNode object, String namespace) {
        if (!type.namespaced() || type.equals(Resources.EVENTS) || type.equals(Resources.LEASES)) {
            return;
        }
        List<ObjectNode> quotas = client.list(Resources.RESOURCEQUOTAS, namespace);
        if (quotas.isEmpty()) {
            return;
        }
        check(type, object, quotas, Usage.of(type, object));
    }

    /**
     * Looks at an object that is to be changed: what it uses more must be there.
     *
     * @throws ApiException 403 when a quota forbids it
     */
    public void check(ResourceType type, ObjectNode object, ObjectNode old, String namespace) {
        Map<String, Quantity> more = new TreeMap<>(Usage.of(type, object));
        Usage.of(type, old)
                .forEach((resource, before) -> more.computeIfPresent(resource, (r, now) -> {
                    Quantity difference = now.subtract(before);
                    return difference.signum() > 0 ? difference : null;
                }));
        if (!more.isEmpty()) {
            check(type, object, client.list(Resources.RESOURCEQUOTAS, namespace), more);
        }
    }

    private void check(ResourceType type, ObjectNode object, List<ObjectNode> quotas, Map<String, Quantity> requested) {
        for (ObjectNode quota : quotas) {
            if (Scopes.match(quota, type, object)) {
                check(type, object, quota, requested);
            }
        }
    }

    /** The status a quota should have now. */
    public ObjectNode status(ObjectNode quota) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        JsonNode hard = quota.path("spec").path("hard");
        if (hard.isEmpty()) {
            return status;
        }
        status.set("hard", hard.deepCopy());
        ObjectNode used = status.putObject("used");
        Map<String, Quantity> total = used(quota);
        hard.fieldNames()
                .forEachRemaining(
                        r -> used.put(r, total.getOrDefault(r, Quantity.ZERO).toString()));
        return status;
    }

    private void check(ResourceType type, ObjectNode object, ObjectNode quota, Map<String, Quantity> requested) {
        String name = object.path("metadata").path("name").asText();
        JsonNode hard = quota.path("spec").path("hard");
        if (type.equals(Resources.PODS)) {
            requireAmounts(name, object, quota, hard);
        }
        Map<String, Quantity> used = null;
        TreeSet<String> exceeded = new TreeSet<>();
        for (Iterator<Map.Entry<String, JsonNode>> i = hard.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> limit = i.next();
            Quantity more = requested.get(limit.getKey());
            if (more == null || more.signum() == 0) {
                continue;
            }
            used = used == null ? used(quota) : used;
            Quantity after = used.getOrDefault(limit.getKey(), Quantity.ZERO).add(more);
            if (after.compareTo(Quantity.of(limit.getValue())) > 0) {
                exceeded.add(limit.getKey());
            }
        }
        if (!exceeded.isEmpty()) {
            throw ApiException.forbidden(type, name, exceeded(quota, exceeded, requested, used));
        }
    }

    private static String exceeded(
            ObjectNode quota, Set<String> exceeded, Map<String, Quantity> requested, Map<String, Quantity> used) {
        List<String> wants = new ArrayList<>();
        List<String> has = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        for (String resource : exceeded) {
            wants.add(resource + "=" + requested.get(resource));
            has.add(resource + "=" + used.getOrDefault(resource, Quantity.ZERO));
            limits.add(
                    resource + "=" + Quantity.of(quota.path("spec").path("hard").path(resource)));
        }
        return "exceeded quota: " + quota.path("metadata").path("name").asText() + ", requested: "
                + String.join(",", wants) + ", used: " + String.join(",", has) + ", limited: "
                + String.join(",", limits);
    }

    private static void requireAmounts(String name, ObjectNode pod, ObjectNode quota, JsonNode hard) {
        Map<String, TreeSet<String>> missing = new TreeMap<>();
        for (Iterator<String> i = hard.fieldNames(); i.hasNext(); ) {
            String resource = i.next();
            if (!MUST_SAY.contains(resource)) {
                continue;
            }
            boolean limit = resource.startsWith("limits.");
            String bare = resource.substring(resource.indexOf('.') + 1);
            for (String list : List.of("containers", "initContainers")) {
                for (JsonNode container : pod.path("spec").path(list)) {
                    JsonNode amounts = container.path("resources").path(limit ? "limits" : "requests");
                    if (!amounts.has(bare)) {
                        missing.computeIfAbsent(resource, r -> new TreeSet<>())
                                .add(container.path("name").asText());
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            List<String> parts = new ArrayList<>();
            missing.forEach((resource, names) -> parts.add(resource + " for: " + String.join(",", names)));
            throw ApiException.forbidden(
                    Resources.PODS,
                    name,
                    "failed quota: " + quota.path("metadata").path("name").asText() + ": must specify "
                            + String.join("; ", parts));
        }
    }

    private Map<String, Quantity> used(ObjectNode quota) {
        String namespace = quota.path("metadata").path("namespace").asText();
        Map<String, Quantity> total = new TreeMap<>();
        for (ResourceType type : types(quota.path("spec").path("hard"))) {
            for (ObjectNode object : client.list(type, namespace)) {
                if (Scopes.match(quota, type, object)) {
                    Usage.of(type, object).forEach((r, amount) -> total.merge(r, amount, Quantity::add));
                }
            }
        }
        return total;
    }

    /** The types a quota counts. */
    private Set<ResourceType> types(JsonNode hard) {
        Set<ResourceType> types = new HashSet<>();
        hard.fieldNames().forEachRemaining(resource -> types.add(type(resource)));
        return types;
    }

    private ResourceType type(String resource) {
        String name = resource.startsWith("count/") ? resource.substring(6) : resource;
        if (name.startsWith("services.")) {
            return Resources.SERVICES;
        }
        for (ResourceType type : client.types()) {
            if (type.qualifiedName().equals(name)) {
                return type;
            }
        }
        return name.endsWith("storage") && !name.contains("ephemeral")
                ? Resources.PERSISTENTVOLUMECLAIMS
                : Resources.PODS;
    }
}
