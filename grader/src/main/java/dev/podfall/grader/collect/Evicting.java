package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All pods are asked to go at the same moment, as when several nodes are emptied at once. Budgets say how many do; each is asked
 * once, since those that stay are wanted.
 */
final class Evicting implements Deed {
    private final TrialPods pods;
    private final List<ObjectNode> all;
    private final List<String> gone = new ArrayList<>();
    private String obstacle = "";

    Evicting(TrialPods pods, List<ObjectNode> all) {
        this.pods = pods;
        this.all = all;
    }

    @Override
    public Optional<String> begin() {
        List<String> asked = new ArrayList<>();
        for (ObjectNode pod : all) {
            if (!TrialPods.isEnding(pod)) {
                asked.add(TrialPods.name(pod));
                ask(pod);
            }
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", asked));
    }

    private void ask(ObjectNode pod) {
        try {
            pods.api().evict(pods.spec().namespace(), TrialPods.name(pod));
            gone.add(TrialPods.name(pod));
        } catch (RequestRefused no) {
            obstacle = Draining.obstacle(no);
        }
    }

    @Override
    public boolean isDone() {
        return !gone.isEmpty();
    }

    @Override
    public String obstacle() {
        return isDone() ? "" : obstacle;
    }

    @Override
    public List<String> gone() {
        return List.copyOf(gone);
    }
}
