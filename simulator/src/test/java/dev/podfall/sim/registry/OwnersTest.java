package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is kept along with writes is what one would find by going through all objects. */
class OwnersTest {
    private static final int STEPS = 3000;

    private final TestCluster cluster = new TestCluster();
    private final SimClient client = cluster.client;
    private final Random chance = new Random(11);

    private String owner() {
        int number = chance.nextInt(4);
        return number == 0 ? "" : "uid-" + number;
    }

    private static String references(String owner, boolean controller) {
        return owner.isEmpty()
                ? "null"
                : "[{'apiVersion':'apps/v1','kind':'ReplicaSet','name':'" + owner + "','uid':'" + owner
                        + "','controller':" + controller + "}]";
    }

    /** One write of whatever kind. */
    private void step() {
        String name = "pod-" + chance.nextInt(40);
        String namespace = chance.nextInt(4) == 0 ? "shop-2" : "shop";
        boolean there = client.find(Resources.PODS, namespace, name).isPresent();
        if (!there) {
            ObjectNode pod = TestCluster.pod(name);
            ((ObjectNode) pod.get("metadata")).put("namespace", namespace);
            ((ObjectNode) pod.get("metadata"))
                    .set("ownerReferences", TestCluster.tree(references(owner(), chance.nextInt(3) > 0)));
            if (chance.nextBoolean()) {
                ((ObjectNode) pod.get("spec")).put("nodeName", "node-" + chance.nextInt(3));
            }
            client.create(Resources.PODS, pod);
            return;
        }
        switch (chance.nextInt(4)) {
            case 0 -> client.delete(Resources.PODS, namespace, name, DeleteOptions.NOW);
            case 1 -> bind(namespace, name);
            case 2 ->
                client.patch(
                        Resources.PODS,
                        namespace,
                        name,
                        PatchType.MERGE,
                        TestCluster.tree("{'metadata':{'ownerReferences':" + references(owner(), true) + "}}"),
                        null);
            default -> {
                ObjectNode pod = client.get(Resources.PODS, namespace, name).deepCopy();
                pod.withObject("/status").put("phase", chance.nextBoolean() ? "Running" : "Pending");
                client.updateStatus(Resources.PODS, pod);
            }
        }
    }

    private void bind(String namespace, String name) {
        ObjectNode pod = client.get(Resources.PODS, namespace, name);
        if (pod.path("spec").path("nodeName").asText().isEmpty()) {
            client.createSubresource(
                    Resources.PODS,
                    namespace,
                    name,
                    "binding",
                    TestCluster.json("{'apiVersion':'v1','kind':'Binding','metadata':{'name':'" + name
                            + "'},'target':{'kind':'Node','name':'node-" + chance.nextInt(3) + "'}}"));
        }
    }

    private List<ObjectNode> naive(String namespace, String uid) {
        return client.list(Resources.PODS, namespace).stream()
                .filter(p -> new KubeObject(p)
                        .controller()
                        .map(o -> o.path("uid").asText())
                        .orElse("")
                        .equals(uid))
                .toList();
    }

    @Test
    void owned_objects_are_those_one_finds_by_looking_at_all() {
        client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "shop-2"));
        for (int i = 0; i < STEPS; i++) {
            step();
            cluster.settle();
            for (String uid : List.of("", "uid-1", "uid-2", "uid-3", "nobody")) {
                assertThat(client.controlledBy(Resources.PODS, "shop", uid)).isEqualTo(naive("shop", uid));
                assertThat(client.controlledBy(Resources.PODS, null, uid)).isEqualTo(naive(null, uid));
            }
        }
    }

    @Test
    void a_watch_of_a_nodes_pods_is_told_what_a_watch_of_all_pods_shows_of_that_node() {
        client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "shop-2"));
        for (int i = 0; i < 30; i++) {
            step();
        }
        Map<String, Map<String, ObjectNode>> heard = new TreeMap<>();
        List<SimClient.Watch> watches = new ArrayList<>();
        for (String node : List.of("node-0", "node-1", "node-2", "node-3")) {
            Map<String, ObjectNode> pods = new TreeMap<>();
            heard.put(node, pods);
            watches.add(client.watchWhere(Resources.PODS, "spec.nodeName", node, event -> note(event, pods)));
        }
        for (int i = 0; i < STEPS; i++) {
            step();
            cluster.settle();
            heard.forEach((node, pods) -> assertThat(pods.values()).containsExactlyElementsOf(on(node)));
        }
        watches.forEach(SimClient.Watch::close);
        heard.values().forEach(Map::clear);
        for (int i = 0; i < 200; i++) {
            step();
            cluster.settle();
        }
        assertThat(heard.values()).allMatch(Map::isEmpty);
    }

    private static void note(WatchEvent event, Map<String, ObjectNode> pods) {
        KubeObject pod = new KubeObject(event.object());
        String key = pod.namespace() + "/" + pod.name();
        if (event.type() == WatchEvent.Type.DELETED) {
            assertThat(pods.remove(key)).as("told of before").isNotNull();
        } else {
            boolean known = pods.put(key, event.object()) != null;
            assertThat(event.type()).isEqualTo(known ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED);
        }
    }

    private List<ObjectNode> on(String node) {
        return client.list(Resources.PODS, null).stream()
                .filter(p -> p.path("spec").path("nodeName").asText().equals(node))
                .toList();
    }
}
