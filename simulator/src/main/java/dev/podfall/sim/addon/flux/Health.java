package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;

/** How far an object is: {@code Current}, {@code InProgress} or {@code Failed}. Mirrors {@code cli-utils/pkg/kstatus/status}. */
final class Health {
    static final String CURRENT = "Current";
    static final String IN_PROGRESS = "InProgress";
    static final String FAILED = "Failed";

    private Health() {}

    static String of(JsonNode object) {
        JsonNode status = object.path("status");
        if (object.path("metadata").hasNonNull("deletionTimestamp")) {
            return "Terminating";
        }
        JsonNode observed = status.path("observedGeneration");
        if (observed.isNumber() && observed.asLong() != Flux.generation(object)) {
            return IN_PROGRESS;
        }
        return switch (object.path("kind").asText()) {
            case "Deployment" -> deployment(object, status);
            case "StatefulSet", "ReplicaSet" -> replicas(object, status);
            case "DaemonSet" -> daemons(status);
            case "Job" -> job(status);
            case "PersistentVolumeClaim" -> is(status.path("phase").asText().equals("Bound"));
            case "Service" -> service(object, status);
            case "CustomResourceDefinition" ->
                is(condition(status, "Established").equals("True"));
            default -> generic(status);
        };
    }

    private static String is(boolean current) {
        return current ? CURRENT : IN_PROGRESS;
    }

    private static String deployment(JsonNode object, JsonNode status) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals("Progressing")
                    && condition.path("reason").asText().equals("ProgressDeadlineExceeded")) {
                return FAILED;
            }
        }
        int wanted = object.path("spec").path("replicas").asInt(1);
        return is(status.has("observedGeneration")
                && status.path("updatedReplicas").asInt() >= wanted
                && status.path("replicas").asInt() <= wanted
                && status.path("availableReplicas").asInt() >= wanted
                && status.path("readyReplicas").asInt() >= wanted);
    }

    private static String replicas(JsonNode object, JsonNode status) {
        int wanted = object.path("spec").path("replicas").asInt(1);
        boolean same = status.path("currentRevision").equals(status.path("updateRevision"));
        return is(status.path("readyReplicas").asInt() >= wanted
                && status.path("replicas").asInt() <= wanted
                && same);
    }

    private static String daemons(JsonNode status) {
        int wanted = status.path("desiredNumberScheduled").asInt(-1);
        return is(wanted >= 0
                && status.path("updatedNumberScheduled").asInt() >= wanted
                && status.path("numberAvailable").asInt() >= wanted);
    }

    private static String job(JsonNode status) {
        if (condition(status, "Failed").equals("True")) {
            return FAILED;
        }
        return is(condition(status, "Complete").equals("True"));
    }

    private static String service(JsonNode object, JsonNode status) {
        boolean balanced = object.path("spec").path("type").asText().equals("LoadBalancer");
        return is(!balanced || !status.path("loadBalancer").path("ingress").isEmpty());
    }

    private static String generic(JsonNode status) {
        if (condition(status, "Stalled").equals("True")) {
            return FAILED;
        }
        String ready = condition(status, "Ready");
        return is(!condition(status, "Reconciling").equals("True") && (ready.isEmpty() || ready.equals("True")));
    }

    private static String condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText();
            }
        }
        return "";
    }
}
