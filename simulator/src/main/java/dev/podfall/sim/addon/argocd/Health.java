package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/** How healthy an object is. Mirrors {@code gitops-engine/pkg/health}, and some of {@code resource_customizations}. */
record Health(String status, String message) {
    static final String HEALTHY = "Healthy";
    static final String SUSPENDED = "Suspended";
    static final String PROGRESSING = "Progressing";
    static final String MISSING = "Missing";
    static final String DEGRADED = "Degraded";
    static final String UNKNOWN = "Unknown";

    private static final List<String> ORDER = List.of(HEALTHY, SUSPENDED, PROGRESSING, MISSING, DEGRADED, UNKNOWN);

    static boolean isWorse(String current, String other) {
        return ORDER.indexOf(other) > ORDER.indexOf(current);
    }

    private static Health healthy() {
        return new Health(HEALTHY, "");
    }

    private static Health progressing(String message) {
        return new Health(PROGRESSING, message);
    }

    /** Empty where a kind has no health. */
    static Optional<Health> of(JsonNode object) {
        if (ArgoCd.isBeingDeleted(object)) {
            return Optional.of(progressing("Pending deletion"));
        }
        JsonNode status = object.path("status");
        return Optional.ofNullable(
                switch (object.path("kind").asText()) {
                    case "Deployment" -> deployment(object, status);
                    case "StatefulSet" -> statefulSet(object, status);
                    case "DaemonSet" -> daemonSet(object, status);
                    case "ReplicaSet" -> replicaSet(object, status);
                    case "Job" -> job(status);
                    case "CronJob" ->
                        object.path("spec").path("suspend").asBoolean()
                                ? new Health(SUSPENDED, "CronJob is Suspended")
                                : healthy();
                    case "Pod" -> pod(status);
                    case "PersistentVolumeClaim" -> claim(status);
                    case "Service" -> service(object, status);
                    case "Ingress" ->
                        status.path("loadBalancer").path("ingress").isEmpty() ? progressing("") : healthy();
                    case "HorizontalPodAutoscaler" -> autoscaler(status);
                    case "Application" -> application(object, status);
                    default -> null;
                });
    }

    private static JsonNode condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isUnobserved(JsonNode object, JsonNode status) {
        return object.path("metadata").path("generation").asLong()
                > status.path("observedGeneration").asLong();
    }

    private static Health deployment(JsonNode object, JsonNode status) {
        if (object.path("spec").path("paused").asBoolean()) {
            return new Health(SUSPENDED, "Deployment is paused");
        }
        if (isUnobserved(object, status)) {
            return progressing(
                    "Waiting for rollout to finish: observed deployment generation less than desired generation");
        }
        if (condition(status, "Progressing").path("reason").asText().equals("ProgressDeadlineExceeded")) {
            String name = object.path("metadata").path("name").asText();
            return new Health(DEGRADED, "Deployment \"" + name + "\" exceeded its progress deadline");
        }
        int wanted = object.path("spec").path("replicas").asInt(1);
        int updated = status.path("updatedReplicas").asInt();
        int all = status.path("replicas").asInt();
        int available = status.path("availableReplicas").asInt();
        String waiting = "Waiting for rollout to finish: ";
        if (updated < wanted) {
            return progressing(waiting + updated + " out of " + wanted + " new replicas have been updated...");
        }
        if (all > updated) {
            return progressing(waiting + (all - updated) + " old replicas are pending termination...");
        }
        return available < updated
                ? progressing(waiting + available + " of " + updated + " updated replicas are available...")
                : healthy();
    }

    private static Health statefulSet(JsonNode object, JsonNode status) {
        if (isUnobserved(object, status)) {
            return progressing("Waiting for statefulset spec update to be observed...");
        }
        int wanted = object.path("spec").path("replicas").asInt(1);
        int ready = status.path("readyReplicas").asInt();
        if (ready < wanted) {
            return progressing("Waiting for " + (wanted - ready) + " pods to be ready...");
        }
        return status.path("updateRevision").equals(status.path("currentRevision"))
                ? healthy()
                : progressing("waiting for statefulset rolling update to complete "
                        + status.path("updatedReplicas").asInt() + " pods at revision "
                        + status.path("updateRevision").asText() + "...");
    }

    private static Health daemonSet(JsonNode object, JsonNode status) {
        if (isUnobserved(object, status)) {
            return progressing(
                    "Waiting for rollout to finish: observed daemon set generation less than desired generation");
        }
        int wanted = status.path("desiredNumberScheduled").asInt();
        int updated = status.path("updatedNumberScheduled").asInt();
        int available = status.path("numberAvailable").asInt();
        String name = "Waiting for daemon set \""
                + object.path("metadata").path("name").asText() + "\" rollout to finish: ";
        if (updated < wanted) {
            return progressing(name + updated + " out of " + wanted + " new pods have been updated...");
        }
        return available < wanted
                ? progressing(name + available + " of " + wanted + " updated pods are available...")
                : healthy();
    }

    private static Health replicaSet(JsonNode object, JsonNode status) {
        if (isUnobserved(object, status)) {
            return progressing(
                    "Waiting for rollout to finish: observed replica set generation less than desired generation");
        }
        int wanted = object.path("spec").path("replicas").asInt(1);
        int available = status.path("availableReplicas").asInt();
        return available < wanted
                ? progressing("Waiting for rollout to finish: " + available + " out of " + wanted
                        + " new replicas are available...")
                : healthy();
    }

    private static Health job(JsonNode status) {
        JsonNode failed = condition(status, "Failed");
        if (failed.isObject()) {
            return new Health(DEGRADED, failed.path("message").asText(""));
        }
        JsonNode complete = condition(status, "Complete");
        return complete.isObject()
                ? new Health(HEALTHY, complete.path("message").asText(""))
                : progressing("");
    }

    private static Health pod(JsonNode status) {
        String message = status.path("message").asText("");
        return switch (status.path("phase").asText()) {
            case "Succeeded" -> new Health(HEALTHY, message);
            case "Failed" -> new Health(DEGRADED, message);
            case "Running" ->
                condition(status, "Ready").path("status").asText().equals("True")
                        ? new Health(HEALTHY, message)
                        : progressing(message);
            default -> progressing(message);
        };
    }

    private static Health claim(JsonNode status) {
        return switch (status.path("phase").asText()) {
            case "Bound" -> healthy();
            case "Lost" -> new Health(DEGRADED, "");
            default -> progressing("");
        };
    }

    private static Health service(JsonNode object, JsonNode status) {
        boolean balanced = object.path("spec").path("type").asText().equals("LoadBalancer");
        return balanced && status.path("loadBalancer").path("ingress").isEmpty() ? progressing("") : healthy();
    }

    private static Health autoscaler(JsonNode status) {
        for (JsonNode condition : status.path("conditions")) {
            String reason = condition.path("reason").asText();
            if (reason.startsWith("Failed") || reason.startsWith("Invalid") || reason.equals("BackoffBoth")) {
                return new Health(DEGRADED, condition.path("message").asText());
            }
        }
        JsonNode able = condition(status, "AbleToScale");
        return able.path("status").asText().equals("True")
                ? new Health(HEALTHY, able.path("message").asText())
                : progressing("Waiting to Autoscale");
    }

    private static Health application(JsonNode object, JsonNode status) {
        JsonNode health = status.path("health");
        return new Health(
                health.path("status").asText(PROGRESSING),
                health.path("message").asText(""));
    }
}
