package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with an Application, in its status. Mirrors {@code ApplicationStatus.SetConditions}. */
final class Conditions {
    static final String INVALID = "InvalidSpecError";
    static final String COMPARISON = "ComparisonError";
    static final String SYNC = "SyncError";
    static final String DELETION = "DeletionError";
    static final String SHARED = "SharedResourceWarning";
    static final String REPEATED = "RepeatedResourceWarning";
    static final String ORPHANED = "OrphanedResourceWarning";

    private static final Comparator<JsonNode> ORDER = Comparator.comparing(
                    (JsonNode c) -> c.path("type").asText())
            .thenComparing(c -> c.path("message").asText());

    private Conditions() {}

    /** A condition. */
    record Condition(String type, String message) {
        boolean isError() {
            return type.endsWith("Error");
        }

        @Override
        public String toString() {
            return type + ": " + message;
        }
    }

    static String formatted(List<Condition> conditions) {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(";"));
    }

    /** Puts these in the place of all of the types; one that was there keeps its time. @param status which is changed */
    static void set(ObjectNode status, List<Condition> now, Set<String> types, Instant time) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode before : status.path("conditions")) {
            if (!types.contains(before.path("type").asText())) {
                all.add(before);
            }
        }
        for (Condition each : now) {
            JsonNode same = find(status, each);
            all.add(
                    same == null
                            ? JsonNodeFactory.instance
                                    .objectNode()
                                    .put("lastTransitionTime", KubeObject.time(time))
                                    .put("message", each.message())
                                    .put("type", each.type())
                            : same);
        }
        all.sort(ORDER);
        if (all.isEmpty()) {
            status.remove("conditions");
        } else {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            all.forEach(list::add);
            status.set("conditions", list);
        }
    }

    private static JsonNode find(JsonNode status, Condition wanted) {
        for (JsonNode each : status.path("conditions")) {
            if (each.path("type").asText().equals(wanted.type())
                    && each.path("message").asText().equals(wanted.message())) {
                return each;
            }
        }
        return null;
    }
}
