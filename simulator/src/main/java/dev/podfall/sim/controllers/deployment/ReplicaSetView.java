package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.util.Comparator;
import java.util.OptionalInt;

/** A ReplicaSet as the Deployment sees it: a version and its size. */
record ReplicaSetView(KubeObject object) {
    static final Comparator<ReplicaSetView> OLDEST_FIRST =
            Comparator.comparing((ReplicaSetView r) -> r.object().created()).thenComparing(ReplicaSetView::name);
    static final Comparator<ReplicaSetView> BIGGER_THEN_NEWER =
            Comparator.comparing((ReplicaSetView r) -> -r.replicas()).thenComparing(OLDEST_FIRST.reversed());
    static final Comparator<ReplicaSetView> BIGGER_THEN_OLDER =
            Comparator.comparing((ReplicaSetView r) -> -r.replicas()).thenComparing(OLDEST_FIRST);
    static final Comparator<ReplicaSetView> BY_REVISION =
            Comparator.comparing(ReplicaSetView::revision).thenComparing(OLDEST_FIRST);

    static ReplicaSetView of(ObjectNode json) {
        return new ReplicaSetView(new KubeObject(json));
    }

    String name() {
        return object.name();
    }

    String uid() {
        return object.uid();
    }

    /** How many it is asked to have. */
    int replicas() {
        return object.spec().path("replicas").asInt(1);
    }

    int actual() {
        return object.status().path("replicas").asInt();
    }

    int ready() {
        return object.status().path("readyReplicas").asInt();
    }

    int available() {
        return object.status().path("availableReplicas").asInt();
    }

    int terminating() {
        return object.status().path("terminatingReplicas").asInt();
    }

    JsonNode template() {
        return object.spec().path("template");
    }

    String annotation(String key) {
        return object.metadata().path("annotations").path(key).asText();
    }

    /** 0 where it has none. */
    long revision() {
        return number(annotation(Annotations.REVISION));
    }

    OptionalInt count(String annotation) {
        String text = annotation(annotation);
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
