package dev.podfall.sim.scheduler.framework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept along is what one would count by looking at all pods. */
class NodeInfoTest {
    private static final List<String> NAMESPACES = List.of("shop", "bank");

    private final Random chance = new Random(5);
    private final NodeInfo node = new NodeInfo();

    private PodInfo pod(int number) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = pod.putObject("metadata");
        metadata.put("name", "pod-" + number).put("uid", "uid-" + number);
        metadata.put("namespace", NAMESPACES.get(number % NAMESPACES.size()));
        metadata.putObject("labels").put("app", "app-" + chance.nextInt(25)).put("tier", "t" + chance.nextInt(2));
        if (chance.nextInt(5) == 0) {
            metadata.put("deletionTimestamp", "2026-01-01T00:00:00Z");
        }
        ObjectNode spec = pod.putObject("spec");
        if (chance.nextInt(3) == 0) {
            spec.withObject("/affinity/podAffinity")
                    .putArray("preferredDuringSchedulingIgnoredDuringExecution")
                    .addObject();
        }
        if (chance.nextInt(3) == 0) {
            spec.withObject("/affinity/podAntiAffinity")
                    .putArray("requiredDuringSchedulingIgnoredDuringExecution")
                    .addObject();
        }
        return new PodInfo(pod);
    }

    private void check(String namespace, LabelSelector selector) {
        long naive = node.pods().stream()
                .filter(p -> p.namespace().equals(namespace) && !p.isDeleting() && selector.matches(p.labels()))
                .count();
        assertThat(node.count(namespace, selector)).isEqualTo((int) naive);
    }

    @Test
    void counts_and_affinities_follow_each_pod_that_comes_changes_or_goes() {
        List<LabelSelector> selectors = new ArrayList<>(List.of(LabelSelector.EVERYTHING, LabelSelector.NOTHING));
        for (int i = 0; i < 25; i++) { // more than are kept
            selectors.add(LabelSelector.of(Map.of("app", "app-" + i)));
        }
        for (int i = 0; i < 5000; i++) {
            PodInfo pod = pod(chance.nextInt(60));
            if (chance.nextInt(3) == 0) {
                node.remove(pod);
            } else {
                node.add(pod);
            }
            check(NAMESPACES.get(chance.nextInt(2)), selectors.get(chance.nextInt(selectors.size())));
            check("shop", selectors.get(2));
            assertThat(node.podsWithAffinity())
                    .containsExactlyInAnyOrderElementsOf(
                            node.pods().stream().filter(PodInfo::hasAffinity).toList());
            assertThat(node.podsWithRequiredAntiAffinity())
                    .containsExactlyInAnyOrderElementsOf(node.pods().stream()
                            .filter(PodInfo::hasRequiredAntiAffinity)
                            .toList());
        }
        check("shop", selectors.get(2));
        check("bank", LabelSelector.of(Map.of("tier", "t1")));
    }
}
