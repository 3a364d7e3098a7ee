package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One pod is deleted, and the server in the one that comes stands still before it is ready. Where no probe would ever
 * end it, {@link Freezing} tells as much, and this is not tried.
 */
final class FreezingAsItLoads implements Deed {
    /** For the next pod: its image may have to be pulled. */
    private static final Duration COMES = Duration.ofMinutes(3);

    private final Cluster cluster;
    private final TrialPods pods;
    private final ObjectNode leaving;
    private final String container;
    private Freezing freezing;

    FreezingAsItLoads(Cluster cluster, TrialPods pods, ObjectNode leaving, String container) {
        this.cluster = cluster;
        this.pods = pods;
        this.leaving = leaving;
        this.container = container;
    }

    /** {@inheritDoc} Empty as well if the next pod did not come, or was ready at once: then there is no loading that could hang. */
    @Override
    public Optional<String> begin() {
        if (!isEverEnded()) {
            return Optional.empty();
        }
        Optional<ProcessControl> node = cluster.capability(ProcessControl.class);
        if (node.isEmpty()) {
            throw new CannotBeTried("a server that hangs while it loads can be tried only where its node is ours");
        }
        Set<String> before = pods.uids();
        pods.api().delete(new ObjectAt("Pod", pods.spec().namespace(), TrialPods.name(leaving)), null);
        cluster.await(() -> next(before).isPresent(), COMES);
        Optional<ObjectNode> next = next(before).filter(pod -> !TrialPods.isReady(pod));
        freezing = next.map(pod -> new Freezing(pods, pod, container, node)).orElse(null);
        return freezing == null ? Optional.empty() : freezing.begin();
    }

    private boolean isEverEnded() {
        for (JsonNode one : leaving.at("/spec/containers")) {
            if (one.path("name").asText().equals(container)) {
                return one.has("startupProbe") || one.has("livenessProbe");
            }
        }
        return false;
    }

    /** The pod that came, once its server runs. */
    private Optional<ObjectNode> next(Set<String> before) {
        return pods.all().stream()
                .filter(pod -> !before.contains(TrialPods.uid(pod)) && !TrialPods.isEnding(pod))
                .filter(pod -> !Freezing.started(pod, container).isEmpty())
                .findFirst();
    }

    @Override
    public boolean isDone() {
        return freezing.isDone();
    }

    @Override
    public void end() {
        if (freezing != null) {
            freezing.end();
        }
    }
}
