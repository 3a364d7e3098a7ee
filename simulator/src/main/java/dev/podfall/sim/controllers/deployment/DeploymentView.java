package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.controllers.runtime.IntOrPercent;

/** What a Deployment asks for. Mirrors {@code pkg/controller/deployment/util}. */
record DeploymentView(KubeObject object) {
    static DeploymentView of(ObjectNode json) {
        return new DeploymentView(new KubeObject(json));
    }

    String name() {
        return object.name();
    }

    String namespace() {
        return object.namespace();
    }

    int replicas() {
        return object.spec().path("replicas").asInt(1);
    }

    boolean isPaused() {
        return object.spec().path("paused").asBoolean();
    }

    boolean isRolling() {
        return !object.spec().path("strategy").path("type").asText().equals("Recreate");
    }

    int minReadySeconds() {
        return object.spec().path("minReadySeconds").asInt();
    }

    JsonNode template() {
        return object.spec().path("template");
    }

    LabelSelector selector() {
        return LabelSelector.ofObject(object.spec().path("selector"));
    }

    /** An empty selector would take every pod of the namespace. */
    boolean selectsAll() {
        JsonNode selector = object.spec().path("selector");
        return selector.isObject()
                && selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
    }

    /** How many pods may exist beyond {@link #replicas}. */
    int maxSurge() {
        return isRolling()
                ? Math.min(
                        IntOrPercent.of(rolling().path("maxSurge"), replicas(), true), Integer.MAX_VALUE - replicas())
                : 0;
    }

    /** How many of {@link #replicas} may be missing. Both bounds at zero would stand still, so one is let go. */
    int maxUnavailable() {
        if (!isRolling() || replicas() == 0) {
            return 0;
        }
        int unavailable = IntOrPercent.of(rolling().path("maxUnavailable"), replicas(), false);
        if (unavailable == 0 && maxSurge() == 0) {
            unavailable = 1;
        }
        return Math.min(unavailable, replicas());
    }

    boolean hasProgressDeadline() {
        JsonNode deadline = object.spec().path("progressDeadlineSeconds");
        return deadline.isNumber() && deadline.asInt() != Integer.MAX_VALUE;
    }

    int progressDeadlineSeconds() {
        return object.spec().path("progressDeadlineSeconds").asInt();
    }

    boolean hasRevisionHistoryLimit() {
        JsonNode limit = object.spec().path("revisionHistoryLimit");
        return limit.isNumber() && limit.asInt() != Integer.MAX_VALUE;
    }

    int revisionHistoryLimit() {
        return object.spec().path("revisionHistoryLimit").asInt();
    }

    private JsonNode rolling() {
        return object.spec().path("strategy").path("rollingUpdate");
    }
}
