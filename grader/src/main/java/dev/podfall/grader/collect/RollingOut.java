package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.lab.Settling;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The Deployment is rolled out anew. Mirrors {@code kubectl rollout restart}, which leaves an annotation of the template. */
record RollingOut(Cluster cluster, TrialPods pods, String deployment) implements Deed {
    private static final String WHEN = "kubectl.kubernetes.io/restartedAt";

    @Override
    public Optional<String> begin() {
        if (found().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/spec/template/metadata/annotations")
                .put(WHEN, cluster.now().truncatedTo(ChronoUnit.SECONDS).toString());
        pods.api().patch(new ObjectAt("Deployment", pods.spec().namespace(), deployment), PatchKind.STRATEGIC, patch);
        return Optional.of(deployment);
    }

    /** The next release resumes what was paused. @return whether it was */
    boolean resume() {
        boolean paused = found().filter(d -> d.at("/spec/paused").asBoolean()).isPresent();
        if (paused) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("spec").put("paused", false);
            pods.api().patch(new ObjectAt("Deployment", pods.spec().namespace(), deployment), PatchKind.MERGE, patch);
        }
        return paused;
    }

    /** {@inheritDoc} A paused one is never: it says so in its status. */
    @Override
    public boolean isDone() {
        return found().filter(Settling::complete).isPresent();
    }

    @Override
    public String obstacle() {
        boolean paused = found().filter(d -> d.at("/spec/paused").asBoolean()).isPresent();
        return paused ? "the Deployment is paused" : "";
    }

    private Optional<ObjectNode> found() {
        return pods.api().find("Deployment", pods.spec().namespace(), deployment);
    }
}
