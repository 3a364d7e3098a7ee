package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.GoDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an Application is synced without anybody asking. Mirrors {@code autoSync} of {@code controller/appcontroller.go}. */
final class AutoSync {
    private final ObjectNode application;
    private final Comparison comparison;
    private final Instant now;

    AutoSync(ObjectNode application, Comparison comparison, Instant now) {
        this.application = application;
        this.comparison = comparison;
        this.now = now;
    }

    /**
     * What comes of it.
     *
     * @param operation to begin, or null
     * @param error for a condition, or null
     * @param later how long it has to wait; null if it does not
     * @param skipped why nothing is done, for the log; null where something is
     */
    record Decision(ObjectNode operation, String error, Duration later, String skipped) {
        static Decision skip(String why) {
            return new Decision(null, null, null, "Skipping auto-sync: " + why);
        }

        static Decision refuse(String error) {
            return new Decision(null, error, null, error);
        }
    }

    static boolean isEnabled(JsonNode application) {
        JsonNode automated = application.path("spec").path("syncPolicy").path("automated");
        return automated.isObject() && automated.path("enabled").asBoolean(true);
    }

    private JsonNode automated() {
        return application.path("spec").path("syncPolicy").path("automated");
    }

    Decision decide() {
        if (!isEnabled(application)) {
            return new Decision(null, null, null, null);
        }
        if (application.path("operation").isObject()) {
            return Decision.skip("another operation is in progress");
        }
        if (!comparison.status().equals(Comparison.OUT_OF_SYNC)) {
            return Decision.skip("application status is " + comparison.status());
        }
        boolean prune = automated().path("prune").asBoolean();
        if (!prune
                && comparison.managed().stream()
                        .allMatch(m -> m.status().equals(Comparison.SYNCED) || m.requiresPruning())) {
            return Decision.skip("need to prune extra resources only but automated prune is disabled");
        }
        ObjectNode operation = operation(prune);
        Optional<Decision> attempted = attempted(operation);
        if (attempted.isPresent()) {
            return attempted.get();
        }
        boolean empties = comparison.managed().stream().allMatch(Comparison.Managed::requiresPruning);
        if (prune && !automated().path("allowEmpty").asBoolean() && empties) {
            return Decision.refuse(
                    "Skipping sync attempt to " + comparison.revision() + ": auto-sync will wipe out all resources");
        }
        return new Decision(operation, null, null, null);
    }

    private ObjectNode operation(boolean prune) {
        JsonNode policy = application.path("spec").path("syncPolicy");
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.putObject("initiatedBy").put("automated", true);
        if (policy.path("retry").isObject()) {
            operation.set("retry", policy.path("retry").deepCopy());
        } else {
            operation.putObject("retry").put("limit", 5);
        }
        ObjectNode sync = operation.putObject("sync").put("revision", comparison.revision());
        if (prune) {
            sync.put("prune", true);
        }
        if (policy.path("syncOptions").isArray() && !policy.path("syncOptions").isEmpty()) {
            sync.set("syncOptions", policy.path("syncOptions").deepCopy());
        }
        return operation;
    }

    /** Of a revision that was synced already: what failed is left alone, and drift is taken back, but not too often. */
    private Optional<Decision> attempted(ObjectNode operation) {
        JsonNode state = application.path("status").path("operationState");
        JsonNode result = state.path("syncResult");
        boolean same = result.path("revision").asText().equals(comparison.revision())
                && bare(result.path("source"))
                        .equals(bare(application.path("spec").path("source")));
        if (!same) {
            return Optional.empty();
        }
        String shown = "[" + comparison.revision() + "]";
        if (!state.path("phase").asText().equals(Phase.SUCCEEDED)) {
            return Optional.of(Decision.refuse("Failed last sync attempt to " + shown + ": "
                    + state.path("message").asText()));
        }
        if (!automated().path("selfHeal").asBoolean()) {
            return Optional.of(Decision.skip("most recent sync already to " + shown));
        }
        Duration since = since(state);
        long attempts = since.compareTo(Backoff.COOLDOWN) >= 0
                ? 0
                : state.path("operation")
                        .path("sync")
                        .path("autoHealAttemptsCount")
                        .asLong();
        Duration left = Backoff.healing(attempts).minus(since);
        if (!left.isNegative() && !left.isZero()) {
            return Optional.of(new Decision(
                    null,
                    null,
                    left,
                    "Skipping auto-sync: already attempted sync to " + shown + " with timeout 0s (retrying in "
                            + GoDuration.shown(left) + ")"));
        }
        ObjectNode sync = (ObjectNode) operation.path("sync");
        sync.put("autoHealAttemptsCount", attempts + 1);
        for (Comparison.Managed each : comparison.managed()) {
            if (!each.status().equals(Comparison.SYNCED)) {
                ResourceKey key = each.key();
                ObjectNode entry = sync.withArray("/resources").addObject();
                entry.put("group", key.group()).put("kind", key.kind()).put("name", key.name());
            }
        }
        return Optional.empty();
    }

    private Duration since(JsonNode state) {
        String finished = state.path("finishedAt").asText("");
        try {
            return finished.isEmpty() ? Duration.ZERO : Duration.between(Instant.parse(finished), now);
        } catch (DateTimeException odd) {
            return Duration.ZERO;
        }
    }

    /** Which branch or tag led to the commit does not matter. */
    private static JsonNode bare(JsonNode source) {
        if (source instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            copy.remove("targetRevision");
            return copy;
        }
        return source;
    }
}
