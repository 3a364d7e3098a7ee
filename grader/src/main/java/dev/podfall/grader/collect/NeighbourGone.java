package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.lab.Settling;
import dev.podfall.grader.evidence.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A neighbour's pods are taken away, clients ask, and all is as before again. */
record NeighbourGone(Cluster cluster, String namespace, String deployment) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What its last pod still answers. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /** So long whoever got no answer may leave it alone. */
    private static final Duration REST = Duration.ofSeconds(40);

    Finding run(Supplier<ObjectNode> asking) {
        ObjectAt at = new ObjectAt("Deployment", namespace, deployment);
        Optional<ObjectNode> there = cluster.api().find(at.kind(), at.namespace(), at.name());
        if (there.isEmpty()) {
            return Finding.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("obstacle", "there is no Deployment " + deployment + " in " + namespace));
        }
        int replicas = there.get().at("/spec/replicas").asInt(1);
        try {
            scale(at, 0);
            cluster.await(() -> false, LAST_WORDS);
            return Finding.of(asking.get());
        } finally {
            scale(at, replicas);
            cluster.await(() -> false, REST);
        }
    }

    /** Whether all of it that is asked for is there. */
    boolean isComplete() {
        return cluster.api()
                .find("Deployment", namespace, deployment)
                .filter(d -> d.at("/spec/replicas").asInt() > 0)
                .filter(Settling::complete)
                .isPresent();
    }

    private void scale(ObjectAt at, int replicas) {
        cluster.api().scale(at, replicas);
        cluster.await(
                () -> cluster.api()
                        .find(at.kind(), at.namespace(), at.name())
                        .filter(d -> d.at("/spec/replicas").asInt() == replicas)
                        .filter(Settling::complete)
                        .isPresent(),
                PATIENCE);
    }
}
