package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.util.Set;

/** Deletes a pod and asks once a second while it is replaced. */
final class PodTrial {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Collector collector;
    private final Cluster cluster;

    PodTrial(Collector collector, Cluster cluster) {
        this.collector = collector;
        this.cluster = cluster;
    }

    ObjectNode run(ClaimSpec.Survives spec) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Set<String> pods = Collector.names(cluster.api().list("Pod", spec.namespace(), spec.selector()));
        ArrayNode answers = result.putArray("answers");
        if (pods.isEmpty()) {
            return result;
        }
        String victim = pods.iterator().next();
        cluster.api().delete(new ObjectAt("Pod", spec.namespace(), victim), null);
        result.put("deleted", victim);
        for (long beat = 0; beat < spec.within().toSeconds(); beat++) {
            cluster.await(() -> false, BEAT);
            answers.add(collector.ask(spec.request()));
        }
        return result;
    }
}
