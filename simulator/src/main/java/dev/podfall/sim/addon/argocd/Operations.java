package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.SimClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Operations: what is to be done with an Application now, by hand or by itself. How far one is stands in its state. Mirrors {@code
 * processRequestedAppOperation} of {@code controller/appcontroller.go} and {@code controller/sync.go}.
 */
final class Operations {
    private static final DateTimeFormatter KITCHEN =
            DateTimeFormatter.ofPattern("h:mma", Locale.US).withZone(ZoneOffset.UTC);
    private static final int HISTORY = 10;

    private final SimClient client;
    private final Records records;

    Operations(SimClient client, Records records) {
        this.client = client;
        this.records = records;
    }

    private static JsonNode stateOf(JsonNode application) {
        return application.path("status").path("operationState");
    }

    private static boolean isInProgress(JsonNode application) {
        JsonNode state = stateOf(application);
        return state.isObject() && !Phase.isCompleted(state.path("phase").asText(Phase.FAILED));
    }

    /** The state to go on from: of the operation in progress, or of a new one, which has been noted down then. */
    ObjectNode state(ObjectNode application, Instant now) {
        if (isInProgress(application)) {
            return stateOf(application).deepCopy();
        }
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.set("operation", application.path("operation").deepCopy());
        state.put("phase", Phase.RUNNING).put("startedAt", KubeObject.time(now));
        records.operation(application, state, null);
        return state;
    }

    /** How long a failed one has to wait until it is tried again; it begins anew when that is over. @param state is changed */
    Optional<Duration> pause(ObjectNode state, Instant now) {
        String finished = state.path("finishedAt").asText("");
        if (finished.isEmpty() || state.path("phase").asText().equals(Phase.TERMINATING)) {
            return Optional.empty();
        }
        // Upstream counts before it waits: the pause is longer than the message says.
        long count = state.path("retryCount").asLong();
        Duration pause = Backoff.retrying(state.path("operation").path("retry"), count);
        Duration left = Duration.between(now, Instant.parse(finished).plus(pause));
        if (!left.isNegative() && !left.isZero()) {
            return Optional.of(left);
        }
        state.remove("finishedAt");
        state.remove("syncResult");
        return Optional.empty();
    }

    /** The commit, branch or tag that it is about. */
    static String revision(JsonNode application, JsonNode state) {
        String begun = state.path("syncResult").path("revision").asText("");
        String asked = state.path("operation").path("sync").path("revision").asText("");
        return !begun.isEmpty()
                ? begun
                : asked.isEmpty()
                        ? application
                                .path("spec")
                                .path("source")
                                .path("targetRevision")
                                .asText("")
                        : asked;
    }

    static JsonNode source(JsonNode application, JsonNode state) {
        JsonNode own = state.path("operation").path("sync").path("source");
        return own.isObject() ? own : application.path("spec").path("source");
    }

    /** Why it cannot be done at all; empty if it can. @param state is changed */
    boolean isHindered(ObjectNode application, ObjectNode state, Optional<Project> project, Instant now) {
        JsonNode sync = state.path("operation").path("sync");
        List<Conditions.Condition> wrong = SpecCheck.of(application, project);
        if (!sync.isObject()) {
            end(state, Phase.ERROR, "Invalid operation request: no operation specified");
        } else if (!sync.path("manifests").isEmpty()) {
            end(state, Phase.ERROR, "operation.sync.manifests is not simulated: commit them");
        } else if (!wrong.isEmpty()) {
            end(state, Phase.ERROR, Conditions.formatted(wrong));
        } else if (state.path("phase").asText().equals(Phase.TERMINATING)) {
            end(state, Phase.FAILED, "Operation terminated");
        } else {
            return false;
        }
        return true;
    }

    /** Whether a window of the project keeps it waiting, which its message then says. */
    static boolean isBlocked(ObjectNode application, ObjectNode state, Project project, Instant now) {
        JsonNode by = state.path("operation").path("initiatedBy");
        boolean manually = !by.path("automated").asBoolean() && by.hasNonNull("username");
        if (SyncWindows.permit(project, application, manually, now)) {
            return false;
        }
        state.put("message", "Sync operation blocked by sync window");
        return true;
    }

    private static void end(ObjectNode state, String phase, String message) {
        state.put("phase", phase).put("message", message);
    }

    /** One pass. @param state is changed */
    void work(ObjectNode application, ObjectNode state, Project project, Comparison comparison) {
        List<Conditions.Condition> errors = comparison.conditions().stream()
                .filter(Conditions.Condition::isError)
                .toList();
        Optional<Conditions.Condition> shared = comparison.conditions().stream()
                .filter(c -> c.type().equals(Conditions.SHARED))
                .findFirst();
        JsonNode options = state.path("operation").path("sync").path("syncOptions");
        if (!errors.isEmpty()) {
            end(state, Phase.ERROR, Conditions.formatted(errors));
        } else if (shared.isPresent() && ArgoCd.hasOption(options, "FailOnSharedResource=true")) {
            end(state, Phase.FAILED, "Shared resource found: " + shared.get().message());
        } else {
            sync(application, state, project, comparison);
        }
    }

    /** What nobody expected ends the operation, as upstream's recovery from a panic does, and not the controller. */
    private void sync(ObjectNode application, ObjectNode state, Project project, Comparison comparison) {
        try {
            ObjectNode result = state.withObject("/syncResult");
            result.put("revision", comparison.revision());
            result.set("source", source(application, state).deepCopy());
            new Sync(client, application, project, comparison, state).run();
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException oddShape) {
            end(state, Phase.ERROR, "a field has the wrong type: " + oddShape.getMessage());
        }
    }

    /** What fails may be tried again; what is complete is told, and goes into the history. */
    void settle(ObjectNode application, ObjectNode state, Instant now) {
        String phase = state.path("phase").asText();
        JsonNode operation = state.path("operation");
        if (phase.equals(Phase.FAILED) || phase.equals(Phase.ERROR)) {
            retry(state, operation.path("retry"), now);
        }
        phase = state.path("phase").asText();
        ArrayNode history = null;
        if (Phase.isCompleted(phase)) {
            state.put("finishedAt", KubeObject.time(now));
            boolean whole = operation.path("sync").path("resources").isEmpty();
            if (phase.equals(Phase.SUCCEEDED)
                    && whole
                    && !operation.path("sync").path("dryRun").asBoolean()) {
                history = history(application, state, now);
            }
        }
        records.operation(application, state, history);
        if (Phase.isCompleted(phase)) {
            tell(application, state, phase);
        }
    }

    private static void retry(ObjectNode state, JsonNode retry, Instant now) {
        long count = state.path("retryCount").asLong();
        long limit = retry.path("limit").asLong(0);
        String message = state.path("message").asText();
        if (message.equals("Operation terminated")) {
            return;
        }
        if (count < limit || limit < 0) {
            Instant again = now.plus(Backoff.retrying(retry, count));
            state.put("phase", Phase.RUNNING)
                    .put("finishedAt", KubeObject.time(now))
                    .put("retryCount", count + 1)
                    .put(
                            "message",
                            message + ". Retrying attempt #" + (count + 1) + " at " + KITCHEN.format(again) + ".");
        } else if (count > 0) {
            state.put("message", message + " (retried " + count + " times).");
        }
    }

    private void tell(ObjectNode application, ObjectNode state, String phase) {
        boolean partly = !state.path("operation").path("sync").path("resources").isEmpty();
        String revision = state.path("syncResult").path("revision").asText("");
        String what =
                (partly ? "Partial sync operation" : "Sync operation") + (revision.isEmpty() ? "" : " to " + revision);
        boolean succeeded = phase.equals(Phase.SUCCEEDED);
        records.event(
                application,
                !succeeded,
                "OperationCompleted",
                what
                        + (succeeded
                                ? " succeeded"
                                : " failed: " + state.path("message").asText()));
    }

    private static ArrayNode history(ObjectNode application, ObjectNode state, Instant now) {
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        application.path("status").path("history").forEach(history::add);
        long id = history.isEmpty()
                ? 0
                : history.get(history.size() - 1).path("id").asLong() + 1;
        ObjectNode entry = history.addObject();
        entry.set("deployStartedAt", state.path("startedAt"));
        entry.put("deployedAt", KubeObject.time(now)).put("id", id);
        entry.set("initiatedBy", state.path("operation").path("initiatedBy").deepCopy());
        entry.put("revision", state.path("syncResult").path("revision").asText());
        entry.set("source", state.path("syncResult").path("source").deepCopy());
        long most = Math.max(
                0, application.path("spec").path("revisionHistoryLimit").asLong(HISTORY));
        while (history.size() > most) {
            history.remove(0);
        }
        return history;
    }
}
