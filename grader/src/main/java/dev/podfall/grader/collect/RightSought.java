package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.Subject;
import dev.podfall.engine.RequestRefused;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether somebody may do something, also by rules that name objects, or by a verb that comes to the same. */
final class RightSought {
    private static final Set<String> NAMED = Set.of("get", "list", "watch", "update", "patch", "delete");
    private static final Map<String, List<String>> SAME_AS =
            Map.of("delete", List.of("deletecollection"), "get", List.of("list", "watch"));
    private static final Map<String, String> KINDS = Map.of(
            "deployments.apps", "Deployment",
            "statefulsets.apps", "StatefulSet",
            "cronjobs.batch", "CronJob",
            "jobs.batch", "Job",
            "pods", "Pod",
            "services", "Service",
            "configmaps", "ConfigMap",
            "secrets", "Secret");

    private final ClusterApi api;
    private final AccessSpec.CanI wish;
    private final Subject who;

    RightSought(ClusterApi api, AccessSpec.CanI wish) {
        this.api = api;
        this.wish = wish;
        this.who = new Subject(wish.user(), wish.groups());
    }

    /** {@code all}: for every object there is; {@code any}: for one that a rule names at least. */
    ObjectNode found() {
        return JsonNodeFactory.instance.objectNode().put("all", forAll()).put("any", forAny());
    }

    private boolean forAll() {
        if (allowed(wish.verb(), wish.name())) {
            return true;
        }
        String kind = KINDS.get(wish.resource());
        if (!canBeNamed() || kind == null) {
            return false;
        }
        List<ObjectNode> there = list(kind);
        return !there.isEmpty()
                && there.stream()
                        .allMatch(
                                o -> allowed(wish.verb(), o.at("/metadata/name").asText()));
    }

    private boolean forAny() {
        if (wish.name() != null) {
            return allowed(wish.verb(), wish.name());
        }
        Set<String> names = canBeNamed() ? namedByRules() : Set.of();
        Set<String> verbs = new TreeSet<>(SAME_AS.getOrDefault(wish.verb(), List.of()));
        verbs.add(wish.verb());
        return verbs.stream()
                .anyMatch(verb -> allowed(verb, null) || names.stream().anyMatch(name -> allowed(verb, name)));
    }

    private boolean canBeNamed() {
        return wish.namespace() != null && wish.name() == null && NAMED.contains(wish.verb());
    }

    private boolean allowed(String verb, String name) {
        return api.canI(who, verb, wish.resource(), wish.namespace(), name);
    }

    private Set<String> namedByRules() {
        Set<String> names = new TreeSet<>();
        for (JsonNode role : list("Role")) {
            for (JsonNode rule : role.path("rules")) {
                rule.path("resourceNames").forEach(name -> names.add(name.asText()));
            }
        }
        return names;
    }

    /** Where rights cannot be read, no names are known. */
    private List<ObjectNode> list(String kind) {
        try {
            return api.list(kind, wish.namespace(), null);
        } catch (RequestRefused mayNotBeRead) {
            return List.of();
        }
    }
}
