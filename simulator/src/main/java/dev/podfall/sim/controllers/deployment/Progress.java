package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A Deployment's status: counts, and whether the rollout progresses, is complete or has timed out. Mirrors
 * {@code pkg/controller/deployment/progress.go}.
 */
final class Progress {
    private final Rollout rollout;

    Progress(Rollout rollout) {
        this.rollout = rollout;
    }

    /** The counts and whether enough is available. */
    ObjectNode counts() {
        DeploymentView deployment = rollout.deployment();
        int available = rollout.sum(ReplicaSetView::available);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", (int) deployment.object().generation());
        put(status, "replicas", rollout.sum(ReplicaSetView::actual));
        put(
                status,
                "updatedReplicas",
                rollout.newest() == null ? 0 : rollout.newest().actual());
        put(status, "readyReplicas", rollout.sum(ReplicaSetView::ready));
        put(status, "availableReplicas", available);
        put(status, "unavailableReplicas", Math.max(rollout.sum(ReplicaSetView::replicas) - available, 0));
        status.put("terminatingReplicas", rollout.sum(ReplicaSetView::terminating));
        JsonNode before = deployment.object().status();
        for (String kept : new String[] {"collisionCount", "conditions"}) {
            if (before.hasNonNull(kept)) {
                status.set(kept, before.get(kept).deepCopy());
            }
        }
        Conditions conditions = new Conditions(status, rollout.now());
        if (available >= deployment.replicas() - deployment.maxUnavailable()) {
            conditions.set(
                    Conditions.AVAILABLE, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.");
        } else {
            conditions.set(
                    Conditions.AVAILABLE,
                    "False",
                    "MinimumReplicasUnavailable",
                    "Deployment does not have minimum availability.");
        }
        return status;
    }

    /** Writes the status; answers when to look again at a rollout that stands still. */
    Optional<Duration> write() {
        ObjectNode status = counts();
        judge(status);
        takeFailures(new Conditions(status, rollout.now()));
        return rollout.writeStatus(status) ? Optional.empty() : nextCheck(status);
    }

    /** Whether every replica is of the newest version and available. */
    boolean isComplete(JsonNode status) {
        int wanted = rollout.deployment().replicas();
        return status.path("updatedReplicas").asInt() == wanted
                && status.path("replicas").asInt() == wanted
                && status.path("availableReplicas").asInt() == wanted
                && status.path("observedGeneration").asLong()
                        >= rollout.deployment().object().generation();
    }

    private void judge(ObjectNode status) {
        Conditions conditions = new Conditions(status, rollout.now());
        if (!rollout.deployment().hasProgressDeadline()) {
            conditions.remove(Conditions.PROGRESSING);
            return;
        }
        boolean settled = status.path("replicas").asInt()
                        == status.path("updatedReplicas").asInt()
                && conditions.reason(Conditions.PROGRESSING).equals("NewReplicaSetAvailable");
        if (settled) {
            return;
        }
        if (isComplete(status)) {
            conditions.set(
                    Conditions.PROGRESSING,
                    "True",
                    "NewReplicaSetAvailable",
                    subject() + " has successfully progressed.");
        } else if (moves(status)) {
            conditions.renew(Conditions.PROGRESSING, "True", "ReplicaSetUpdated", subject() + " is progressing.");
        } else if (isTimedOut(conditions)) {
            conditions.set(
                    Conditions.PROGRESSING,
                    "False",
                    "ProgressDeadlineExceeded",
                    subject() + " has timed out progressing.");
        }
    }

    private boolean moves(JsonNode status) {
        JsonNode before = rollout.deployment().object().status();
        int oldBefore =
                before.path("replicas").asInt() - before.path("updatedReplicas").asInt();
        int oldNow =
                status.path("replicas").asInt() - status.path("updatedReplicas").asInt();
        return grew(before, status, "updatedReplicas")
                || oldNow < oldBefore
                || grew(before, status, "readyReplicas")
                || grew(before, status, "availableReplicas");
    }

    private boolean isTimedOut(Conditions conditions) {
        JsonNode progressing = conditions.get(Conditions.PROGRESSING);
        if (progressing == null) {
            return false;
        }
        return switch (progressing.path("reason").asText()) {
            case "NewReplicaSetAvailable" -> false;
            case "ProgressDeadlineExceeded" -> true;
            default -> deadline(progressing).isBefore(rollout.now());
        };
    }

    private Optional<Duration> nextCheck(JsonNode status) {
        JsonNode progressing = new Conditions(rollout.statusCopy(), rollout.now()).get(Conditions.PROGRESSING);
        if (!rollout.deployment().hasProgressDeadline() || progressing == null || isComplete(status)) {
            return Optional.empty();
        }
        String reason = progressing.path("reason").asText();
        if (reason.equals("ProgressDeadlineExceeded") || reason.equals("NewReplicaSetAvailable")) {
            return Optional.empty(); // judged already: the deadline does not bind what was complete once
        }
        return Optional.of(
                Duration.between(rollout.now(), deadline(progressing)).plusSeconds(1));
    }

    private Instant deadline(JsonNode progressing) {
        Instant renewed = Instant.parse(progressing.path("lastUpdateTime").asText());
        return renewed.plusSeconds(rollout.deployment().progressDeadlineSeconds());
    }

    private void takeFailures(Conditions conditions) {
        Optional<JsonNode> failure = Optional.ofNullable(rollout.newest())
                .flatMap(r -> r.object().condition(Conditions.REPLICA_FAILURE))
                .or(() -> rollout.old().stream()
                        .flatMap(r -> r.object().condition(Conditions.REPLICA_FAILURE).stream())
                        .findFirst());
        failure.ifPresentOrElse(conditions::copy, () -> conditions.remove(Conditions.REPLICA_FAILURE));
    }

    private String subject() {
        return rollout.newest() == null
                ? "Deployment \"" + rollout.deployment().name() + "\""
                : "ReplicaSet \"" + rollout.newest().name() + "\"";
    }

    private static boolean grew(JsonNode before, JsonNode now, String count) {
        return now.path(count).asInt() > before.path(count).asInt();
    }

    private static void put(ObjectNode status, String field, int count) {
        if (count != 0) {
            status.put(field, count);
        }
    }
}
