package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.Optional;
import java.util.Set;

/** What lies in an Application's namespace and belongs to none. Mirrors {@code getResourceTree} of {@code controller/appcontroller.go}. */
final class Orphans {
    /** What is no manifest of anybody's, and what Argo CD does not look at unless it is told to. */
    private static final Set<String> LEFT_OUT =
            Set.of("Event", "Endpoints", "EndpointSlice", "Lease", "ControllerRevision", "PodMetrics");

    private Orphans() {}

    /** The warning, where the project wants it and there are some. @param namespace that an Application delivers to */
    static Optional<Conditions.Condition> warning(SimClient client, String namespace, Project project) {
        JsonNode wish = project.spec().path("orphanedResources");
        if (!wish.isObject() || !wish.path("warn").asBoolean(true) || namespace.isEmpty()) {
            return Optional.empty();
        }
        long count = 0;
        for (ResourceType type : client.types()) {
            if (type.namespaced() && !LEFT_OUT.contains(type.kind())) {
                count += count(client, type, namespace, wish);
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Conditions.Condition(
                        Conditions.ORPHANED, "Application has " + count + " orphaned resources"));
    }

    private static long count(SimClient client, ResourceType type, String namespace, JsonNode wish) {
        try {
            return client.list(type, namespace).stream()
                    .filter(o -> isOrphan(o) && !isIgnored(o, wish.path("ignore")))
                    .count();
        } catch (ApiException refused) {
            return 0;
        }
    }

    private static boolean isOrphan(JsonNode object) {
        String kind = object.path("kind").asText();
        String name = object.path("metadata").path("name").asText();
        boolean everywhere = kind.equals("ServiceAccount") && name.equals("default")
                || kind.equals("ConfigMap") && name.equals("kube-root-ca.crt")
                || kind.equals("Service") && name.equals("kubernetes");
        return !everywhere
                && object.path("metadata").path("ownerReferences").isEmpty()
                && ArgoCd.trackedBy(object).isEmpty();
    }

    private static boolean isIgnored(JsonNode object, JsonNode rules) {
        ResourceKey key = ResourceKey.of(object);
        for (JsonNode rule : rules) {
            String name = rule.path("name").asText("");
            if (Glob.matches(rule.path("group").asText(""), key.group())
                    && Glob.matches(rule.path("kind").asText(""), key.kind())
                    && (name.isEmpty() || Glob.matches(name, key.name()))) {
                return true;
            }
        }
        return false;
    }
}
