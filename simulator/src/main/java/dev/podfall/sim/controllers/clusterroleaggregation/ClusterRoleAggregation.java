package dev.podfall.sim.controllers.clusterroleaggregation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes into each ClusterRole that aggregates others what those allow, by name and each rule once. Mirrors {@code
 * pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go}.
 */
public final class ClusterRoleAggregation implements Reconciler {
    /** One look at all: any change may matter also to those that the changed one no longer has the labels for. */
    private static final Key ALL = new Key("", "aggregating");

    private final ControllerContext context;

    public ClusterRoleAggregation(ControllerContext context) {
        this.context = context;
        WorkQueue queue = context.queue(Duration.ZERO, this);
        context.informers().on(Resources.CLUSTERROLES, e -> queue.add(ALL));
    }

    @Override
    public void reconcile(Key all) {
        for (ObjectNode role : context.client().list(Resources.CLUSTERROLES, null)) {
            if (!selectors(role).isEmpty()) {
                aggregate(role);
            }
        }
    }

    private void aggregate(ObjectNode role) {
        Set<JsonNode> wanted = rules(role, name(role));
        if (!List.copyOf(wanted).equals(list(role.path("rules")))) {
            ObjectNode changed = role.deepCopy();
            changed.putArray("rules").addAll(wanted);
            context.client().update(Resources.CLUSTERROLES, changed);
        }
    }

    private Set<JsonNode> rules(ObjectNode whole, String name) {
        Set<JsonNode> rules = new LinkedHashSet<>();
        for (JsonNode selector : selectors(whole)) {
            context.client().list(Resources.CLUSTERROLES, null, LabelSelector.ofObject(selector)).stream()
                    .filter(part -> !name(part).equals(name))
                    .sorted(Comparator.comparing(ClusterRoleAggregation::name))
                    .forEach(part -> part.path("rules").forEach(rules::add));
        }
        return rules;
    }

    private static JsonNode selectors(JsonNode role) {
        return role.path("aggregationRule").path("clusterRoleSelectors");
    }

    private static String name(JsonNode role) {
        return role.at("/metadata/name").asText();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
