package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a comparison makes of an Application's status. */
final class Statuses {
    private final boolean withHealth;

    /** @param withHealth whether each object's health is kept in it */
    Statuses(boolean withHealth) {
        this.withHealth = withHealth;
    }

    private static ObjectNode copy(ObjectNode application) {
        return application.path("status") instanceof ObjectNode status
                ? status.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    /** Of one that cannot be compared. */
    ObjectNode invalid(ObjectNode application, List<Conditions.Condition> errors, Instant now) {
        ObjectNode status = copy(application);
        Conditions.set(status, errors, Set.of(Conditions.INVALID), now);
        ObjectNode sync = status.withObject("/sync");
        sync.put("status", Comparison.UNKNOWN);
        sync.set("comparedTo", comparedTo(application));
        health(status, Health.UNKNOWN, now);
        return status;
    }

    private static ObjectNode comparedTo(ObjectNode application) {
        ObjectNode compared = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("destination", "ignoreDifferences", "source")) {
            JsonNode value = application.path("spec").path(field);
            if (!value.isMissingNode()) {
                compared.set(field, value.deepCopy());
            }
        }
        return compared;
    }

    private static void health(ObjectNode status, String now, Instant time) {
        JsonNode before = status.path("health");
        boolean same = before.path("status").asText().equals(now) && before.has("lastTransitionTime");
        String since = same ? before.path("lastTransitionTime").asText() : KubeObject.time(time);
        status.putObject("health").put("lastTransitionTime", since).put("status", now);
    }

    /**
     * Of one that was compared.
     *
     * @param conditions besides those of the comparison
     * @param thoroughly whether the source was looked at anew
     */
    ObjectNode compared(
            ObjectNode application,
            Comparison comparison,
            List<Conditions.Condition> conditions,
            boolean thoroughly,
            Instant now) {
        ObjectNode status = copy(application);
        Conditions.set(
                status,
                conditions,
                Set.of(
                        Conditions.INVALID,
                        Conditions.COMPARISON,
                        Conditions.SHARED,
                        Conditions.REPEATED,
                        Conditions.ORPHANED,
                        Conditions.SYNC),
                now);
        ObjectNode sync = JsonNodeFactory.instance.objectNode();
        sync.set("comparedTo", comparedTo(application));
        if (!comparison.revision().isEmpty()) {
            sync.put("revision", comparison.revision());
        }
        status.set("sync", sync.put("status", comparison.status()));
        health(status, comparison.health(), now);
        status.set("resources", comparison.resources(withHealth));
        if (withHealth) {
            status.remove("resourceHealthSource");
        } else {
            status.put("resourceHealthSource", "appTree");
        }
        if (thoroughly || !status.has("reconciledAt")) {
            status.put("reconciledAt", KubeObject.time(now));
        }
        if (!comparison.sourceType().isEmpty()) {
            status.put("sourceType", comparison.sourceType());
        }
        status.put("controllerNamespace", ArgoCd.NAMESPACE);
        summary(status, comparison);
        return status;
    }

    /** The images of what runs, as their owners have them. */
    private static void summary(ObjectNode status, Comparison comparison) {
        Set<String> images = new TreeSet<>();
        for (Comparison.Managed each : comparison.managed()) {
            if (each.live() != null) {
                JsonNode spec = each.live().path("spec");
                JsonNode pod =
                        spec.path("jobTemplate").path("spec").path("template").path("spec");
                for (JsonNode from : List.of(spec, spec.path("template").path("spec"), pod)) {
                    from.path("containers")
                            .forEach(c -> images.add(c.path("image").asText()));
                }
            }
        }
        ObjectNode summary = status.putObject("summary");
        if (!images.isEmpty()) {
            images.forEach(summary.putArray("images")::add);
        }
    }
}
