package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.StrangeObjects.Strange;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the API let through, every component goes on with everything else, and none of them runs hot. */
class StrangeObjectsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void components_survive_objects_that_nobody_would_write(long seed) {
        StrangeObjects strange = new StrangeObjects(seed);
        List<NodeSpec> nodes = List.of(
                new NodeSpec("node-1", 8000, 16L << 30, 110, Map.of(), Map.of(), List.of()),
                new NodeSpec("node-2", 8000, 16L << 30, 110, Map.of(), Map.of(), List.of()));
        try (Simulation simulation = Simulation.start(new SimulationSpec("strange", seed, START, nodes, 0, null))) {
            simulation.with(c -> c.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "strange")));
            int accepted = 0;
            for (Strange one : strange.next(9)) {
                accepted += simulation.with(c -> accepts(() -> c.create(one.type(), one.object()))) ? 1 : 0;
            }
            assertThat(accepted).as("objects that were let in").isGreaterThan(80);
            tangle(simulation);
            simulation.advance(Duration.ofMinutes(2));
            simulation.with(c -> spoilStatuses(c, strange));
            simulation.advance(Duration.ofMinutes(10));

            long before = simulation.tasks();
            simulation.advance(Duration.ofMinutes(10));
            assertThat(simulation.tasks() - before)
                    .as("tasks in ten quiet minutes")
                    .isLessThan(200_000);
            assertEverythingStillWorks(simulation);
        }
    }

    /** Refused is fine, and so is accepted; anything else is a defect of the API. */
    private static boolean accepts(Runnable write) {
        boolean[] accepted = {true};
        assertThatCode(() -> {
                    try {
                        write.run();
                    } catch (ApiException refused) {
                        accepted[0] = false;
                        assertThat(refused.code()).as(refused.getMessage()).isBetween(400, 499);
                    }
                })
                .doesNotThrowAnyException();
        return accepted[0];
    }

    /** Owners that are not there, that own themselves, and that own each other. */
    private static void tangle(Simulation simulation) {
        simulation.with(c -> {
            ObjectNode first = c.create(Resources.CONFIGMAPS, KubeObject.of(Resources.CONFIGMAPS, "strange", "first"));
            ObjectNode second =
                    c.create(Resources.CONFIGMAPS, KubeObject.of(Resources.CONFIGMAPS, "strange", "second"));
            ObjectNode alone = c.create(Resources.CONFIGMAPS, KubeObject.of(Resources.CONFIGMAPS, "strange", "alone"));
            own(c, first, new KubeObject(second).ownerReference());
            own(c, second, new KubeObject(first).ownerReference());
            own(c, alone, new KubeObject(alone).ownerReference());
            ObjectNode gone = new KubeObject(alone).ownerReference();
            gone.put("apiVersion", "no/such/version").put("kind", "Nothing").put("uid", "nobody");
            ObjectNode pod = KubeObject.of(Resources.PODS, "strange", "odd-owner");
            pod.putObject("spec")
                    .putArray("containers")
                    .addObject()
                    .put("name", "c")
                    .put("image", "busybox:1.36");
            ((ObjectNode) pod.get("metadata")).putArray("ownerReferences").add(gone);
            return c.create(Resources.PODS, pod);
        });
    }

    private static void own(SimClient client, ObjectNode object, ObjectNode owner) {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.get("metadata")).putArray("ownerReferences").add(owner);
        client.update(Resources.CONFIGMAPS, copy);
    }

    private static int spoilStatuses(SimClient client, StrangeObjects strange) {
        int spoilt = 0;
        for (ResourceType type : List.of(
                Resources.PODS,
                Resources.DEPLOYMENTS,
                Resources.REPLICASETS,
                Resources.STATEFULSETS,
                Resources.DAEMONSETS,
                Resources.JOBS,
                Resources.CRONJOBS,
                Resources.PODDISRUPTIONBUDGETS,
                Resources.HORIZONTALPODAUTOSCALERS,
                Resources.PERSISTENTVOLUMECLAIMS)) {
            for (ObjectNode object : client.list(type, "strange")) {
                if (object.path("status") instanceof ObjectNode status && !status.isEmpty()) {
                    ObjectNode copy = object.deepCopy();
                    copy.set("status", strange.changed(status));
                    spoilt += accepts(() -> client.updateStatus(type, copy)) ? 1 : 0;
                }
            }
        }
        return spoilt;
    }

    /** One of each in another namespace, on the same components. */
    private static void assertEverythingStillWorks(Simulation simulation) {
        simulation.with(c -> {
            // Nodes that nobody runs would keep the DaemonSet from being complete.
            c.list(Resources.NODES, null).stream()
                    .map(KubeObject::new)
                    .filter(n -> n.name().startsWith("nodes-"))
                    .forEach(n -> c.delete(Resources.NODES, null, n.name(), DeleteOptions.DEFAULT));
            c.list(Resources.PRIORITYCLASSES, null).stream()
                    .map(KubeObject::new)
                    .filter(p -> p.name().startsWith("priorityclasses-"))
                    .forEach(p -> c.delete(Resources.PRIORITYCLASSES, null, p.name(), DeleteOptions.DEFAULT));
            // Some were given years to end in.
            c.list(Resources.PODS, "strange").stream()
                    .map(KubeObject::new)
                    .forEach(p -> c.delete(Resources.PODS, "strange", p.name(), DeleteOptions.NOW));
            c.delete(Resources.NAMESPACES, null, "strange", DeleteOptions.DEFAULT);
            return c.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "plain"));
        });
        simulation.advance(Duration.ofSeconds(5));
        simulation.with(c -> {
            for (Strange one : plain()) {
                c.create(one.type(), one.object());
            }
            return null;
        });
        simulation.advance(Duration.ofMinutes(3));
        simulation.with(c -> {
            c.list(Resources.PODS, "strange").stream()
                    .map(KubeObject::new)
                    .forEach(p -> c.delete(Resources.PODS, "strange", p.name(), DeleteOptions.NOW));
            return null;
        });
        simulation.advance(Duration.ofMinutes(1));
        assertThat(simulation.<Integer>with(c -> count(c, Resources.DEPLOYMENTS, "readyReplicas")))
                .isEqualTo(2);
        assertThat(simulation.<Integer>with(c -> count(c, Resources.STATEFULSETS, "readyReplicas")))
                .isEqualTo(2);
        assertThat(simulation.<Integer>with(c -> count(c, Resources.DAEMONSETS, "numberReady")))
                .isEqualTo(2);
        assertThat(simulation.<Integer>with(c -> count(c, Resources.REPLICATIONCONTROLLERS, "readyReplicas")))
                .isEqualTo(1);
        assertThat(simulation.<Integer>with(c -> count(c, Resources.JOBS, "succeeded")))
                .isPositive();
        assertThat(simulation.<Boolean>with(c -> c.list(Resources.JOBS, "plain").stream()
                        .anyMatch(j -> new KubeObject(j).name().startsWith("every-"))))
                .isTrue();
        assertThat(simulation.<Integer>with(c -> count(c, Resources.PODDISRUPTIONBUDGETS, "disruptionsAllowed")))
                .isEqualTo(1);
        assertThat(simulation.<Integer>with(c -> endpoints(c))).isEqualTo(2);
        assertThat(simulation.<Boolean>with(
                        c -> c.find(Resources.NAMESPACES, null, "strange").isEmpty()))
                .as("namespace strange is gone")
                .isTrue();
    }

    private static int count(SimClient client, ResourceType type, String field) {
        return client.list(type, "plain").stream()
                .mapToInt(o -> o.path("status").path(field).asInt())
                .sum();
    }

    private static int endpoints(SimClient client) {
        int ready = 0;
        for (ObjectNode slice : client.list(Resources.ENDPOINTSLICES, "plain")) {
            for (var endpoint : (ArrayNode) slice.path("endpoints")) {
                ready += endpoint.path("conditions").path("ready").asBoolean() ? 1 : 0;
            }
        }
        return ready;
    }

    private static List<Strange> plain() {
        String pod = "'terminationGracePeriodSeconds':1,'containers':[{'name':'c','image':'busybox:1.36','command':";
        String stays = "{" + pod + "['sleep','99999']}]}";
        String ends = "{'restartPolicy':'Never'," + pod + "['true']}]}";
        String template = "'template':{'metadata':{'labels':{'app':'%1$s'}},'spec':" + stays + "}";
        String selected = "'selector':{'matchLabels':{'app':'%1$s'}}," + template;
        return List.of(
                of(Resources.DEPLOYMENTS, "d", "'spec':{'replicas':2," + selected + "}"),
                of(Resources.STATEFULSETS, "s", "'spec':{'replicas':2,'serviceName':'s'," + selected + "}"),
                of(Resources.DAEMONSETS, "n", "'spec':{" + selected + "}"),
                of(Resources.REPLICATIONCONTROLLERS, "r", "'spec':{" + template + "}"),
                of(Resources.JOBS, "j", "'spec':{'template':{'spec':" + ends + "}}"),
                of(
                        Resources.CRONJOBS,
                        "every",
                        "'spec':{'schedule':'* * * * *','jobTemplate':{'spec':{'template':{'spec':" + ends + "}}}}"),
                of(
                        Resources.PODDISRUPTIONBUDGETS,
                        "b",
                        "'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'d'}}}"),
                of(Resources.SERVICES, "d", "'spec':{'selector':{'app':'d'},'ports':[{'port':80}]}"));
    }

    private static Strange of(ResourceType type, String name, String body) {
        ObjectNode object = (ObjectNode) StrangeObjects.parse("{" + body.replace("%1$s", name) + "}");
        object.putObject("metadata").put("namespace", "plain").put("name", name);
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        return new Strange(type, object);
    }
}
