package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import java.util.Optional;

/** One pod is deleted. That it is replaced shows in how many are ready. */
record Killing(TrialPods pods, ObjectNode victim) implements Deed {
    @Override
    public Optional<String> begin() {
        String name = TrialPods.name(victim);
        pods.api().delete(new ObjectAt("Pod", pods.spec().namespace(), name), null);
        return Optional.of(name);
    }

    @Override
    public boolean isDone() {
        return true;
    }
}
