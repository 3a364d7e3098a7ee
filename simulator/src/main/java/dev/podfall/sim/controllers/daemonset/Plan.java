package dev.podfall.sim.controllers.daemonset;

import dev.podfall.sim.controllers.runtime.PodView;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done.
 *
 * @param nodes the names of those that get a pod
 * @param pods those that go
 */
record Plan(List<String> nodes, List<PodView> pods) {
    Plan() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return nodes.isEmpty() && pods.isEmpty();
    }
}
