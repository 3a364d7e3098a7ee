package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The conditions of a status, Ready first. Mirrors {@code fluxcd/pkg/runtime/conditions}. */
final class Conditions {
    static final String READY = "Ready";
    static final String RECONCILING = "Reconciling";
    static final String STALLED = "Stalled";

    private static final Comparator<ObjectNode> ORDER =
            Comparator.comparing((ObjectNode c) -> !type(c).equals(READY)).thenComparing(Conditions::type);

    private final ObjectNode status;
    private final long generation;
    private final Instant now;

    /** @param status which is changed */
    Conditions(ObjectNode status, long generation, Instant now) {
        this.status = status;
        this.generation = generation;
        this.now = now;
    }

    private static String type(JsonNode condition) {
        return condition.path("type").asText();
    }

    Optional<JsonNode> find(String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (type(condition).equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** Whether the condition has that status; one that is not there has none. */
    boolean is(String type, String value) {
        return find(type).filter(c -> c.path("status").asText().equals(value)).isPresent();
    }

    Conditions set(String type, String value, String reason, String message) {
        String since = find(type)
                .filter(c -> c.path("status").asText().equals(value))
                .map(c -> c.path("lastTransitionTime").asText())
                .orElseGet(() -> KubeObject.time(now));
        List<ObjectNode> all = without(type);
        all.add(JsonNodeFactory.instance
                .objectNode()
                .put("lastTransitionTime", since)
                .put("message", message)
                .put("observedGeneration", generation)
                .put("reason", reason)
                .put("status", value)
                .put("type", type));
        all.sort(ORDER);
        replace(all);
        return this;
    }

    Conditions remove(String type) {
        replace(without(type));
        return this;
    }

    private List<ObjectNode> without(String type) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode condition : status.path("conditions")) {
            if (!type(condition).equals(type)) {
                all.add(condition.deepCopy());
            }
        }
        return all;
    }

    private void replace(List<ObjectNode> all) {
        ArrayNode list = status.putArray("conditions");
        all.forEach(list::add);
    }
}
