package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static dev.podfall.sim.registry.TestCluster.pod;
import static dev.podfall.sim.registry.TestCluster.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiMachineryTest {
    private final TestCluster cluster = new TestCluster();
    private final SimClient client = cluster.client;

    @Test
    void a_created_object_gets_what_the_server_gives() {
        ObjectNode created = client.create(Resources.CONFIGMAPS, configMap("settings"));
        assertThat(created.path("metadata").path("uid").asText()).hasSize(36);
        assertThat(created.path("metadata").path("resourceVersion").asText()).isNotEmpty();
        assertThat(created.path("metadata").path("creationTimestamp").asText()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(client.get(Resources.CONFIGMAPS, "shop", "settings")).isSameAs(created);
    }

    @Test
    void a_generated_name_ends_in_five_letters() {
        ObjectNode map = configMap("");
        ((ObjectNode) map.get("metadata")).remove("name");
        ((ObjectNode) map.get("metadata")).put("generateName", "web-");
        assertThat(client.create(Resources.CONFIGMAPS, map)
                        .path("metadata")
                        .path("name")
                        .asText())
                .matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
    }

    @Test
    void a_second_object_of_that_name_is_refused() {
        client.create(Resources.CONFIGMAPS, configMap("settings"));
        assertThatThrownBy(() -> client.create(Resources.CONFIGMAPS, configMap("settings")))
                .hasMessage("configmaps \"settings\" already exists");
    }

    @Test
    void nothing_is_created_in_a_missing_namespace() {
        ObjectNode map = configMap("settings");
        ((ObjectNode) map.get("metadata")).put("namespace", "nowhere");
        assertThatThrownBy(() -> client.create(Resources.CONFIGMAPS, map))
                .hasMessage("namespaces \"nowhere\" not found");
    }

    @Test
    void an_update_of_an_older_version_conflicts() {
        ObjectNode first = client.create(Resources.CONFIGMAPS, configMap("settings"));
        ObjectNode mine = first.deepCopy();
        ObjectNode theirs = first.deepCopy();
        ((ObjectNode) theirs.get("data")).put("b", "2");
        client.update(Resources.CONFIGMAPS, theirs);
        ((ObjectNode) mine.get("data")).put("c", "3");
        assertThatThrownBy(() -> client.update(Resources.CONFIGMAPS, mine))
                .hasMessage("Operation cannot be fulfilled on configmaps \"settings\": the object has been modified; "
                        + "please apply your changes to the latest version and try again");
    }

    @Test
    void an_update_that_changes_nothing_keeps_the_version() {
        ObjectNode first = client.create(Resources.CONFIGMAPS, configMap("settings"));
        assertThat(client.update(Resources.CONFIGMAPS, first.deepCopy())).isSameAs(first);
    }

    @Test
    void status_and_spec_are_written_apart() {
        ObjectNode created = client.create(Resources.PODS, pod("web"));
        ObjectNode changed = created.deepCopy();
        changed.putObject("status").put("phase", "Running");
        ((ObjectNode) changed.at("/spec/containers/0")).put("image", "nginx:2");
        ObjectNode updated = client.updateStatus(Resources.PODS, changed);
        assertThat(updated.at("/status/phase").asText()).isEqualTo("Running");
        assertThat(updated.at("/spec/containers/0/image").asText()).isEqualTo("nginx");
    }

    @Test
    void a_strategic_patch_merges_containers_by_name() {
        client.create(Resources.PODS, pod("web"));
        ObjectNode patched = client.patch(
                Resources.PODS,
                "shop",
                "web",
                PatchType.STRATEGIC,
                tree("{'spec':{'containers':[{'name':'web','image':'nginx:2'}]}}"),
                null);
        assertThat(patched.at("/spec/containers")).hasSize(1);
        assertThat(patched.at("/spec/containers/0/image").asText()).isEqualTo("nginx:2");
    }

    @Test
    void a_pod_on_a_node_waits_for_its_kubelet() {
        client.create(Resources.PODS, pod("web"));
        client.createSubresource(
                Resources.PODS, "shop", "web", "binding", json("{'target':{'kind':'Node','name':'node-1'}}"));
        client.delete(Resources.PODS, "shop", "web", DeleteOptions.DEFAULT);
        ObjectNode waiting = client.get(Resources.PODS, "shop", "web");
        assertThat(waiting.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);
        assertThat(waiting.at("/metadata/deletionTimestamp").asText()).isEqualTo("2026-03-01T08:00:30Z");
        client.delete(Resources.PODS, "shop", "web", DeleteOptions.NOW);
        assertThat(client.find(Resources.PODS, "shop", "web")).isEmpty();
    }

    @Test
    void an_object_with_a_finalizer_goes_when_it_is_taken_away() {
        ObjectNode map = configMap("settings");
        ((ObjectNode) map.get("metadata")).putArray("finalizers").add("example.com/keep");
        client.create(Resources.CONFIGMAPS, map);
        client.delete(Resources.CONFIGMAPS, "shop", "settings", DeleteOptions.DEFAULT);
        assertThat(client.get(Resources.CONFIGMAPS, "shop", "settings")
                        .at("/metadata/deletionTimestamp")
                        .asText())
                .isNotEmpty();
        client.patch(
                Resources.CONFIGMAPS,
                "shop",
                "settings",
                PatchType.MERGE,
                tree("{'metadata':{'finalizers':null}}"),
                null);
        assertThat(client.find(Resources.CONFIGMAPS, "shop", "settings")).isEmpty();
    }

    @Test
    void a_namespace_goes_when_it_is_finalized() {
        client.delete(Resources.NAMESPACES, null, "shop", DeleteOptions.DEFAULT);
        ObjectNode terminating = client.get(Resources.NAMESPACES, null, "shop");
        assertThat(terminating.at("/status/phase").asText()).isEqualTo("Terminating");
        assertThatThrownBy(() -> client.create(Resources.CONFIGMAPS, configMap("late")))
                .hasMessage("configmaps \"late\" is forbidden: unable to create new content in namespace shop because "
                        + "it is being terminated");
        ObjectNode finalized = terminating.deepCopy();
        ((ObjectNode) finalized.get("spec")).remove("finalizers");
        cluster.api
                .registry()
                .handle(Request.of(Verb.UPDATE, Resources.NAMESPACES, null, "shop")
                        .withSubresource("finalize")
                        .withBody(finalized));
        assertThat(client.find(Resources.NAMESPACES, null, "shop")).isEmpty();
    }

    @Test
    void a_watch_sees_what_is_and_what_changes() {
        client.create(Resources.CONFIGMAPS, configMap("a"));
        List<String> seen = new ArrayList<>();
        SimClient.Watch watch = client.watch(
                Resources.CONFIGMAPS,
                "shop",
                e -> seen.add(e.type() + " " + e.object().at("/metadata/name").asText()));
        client.create(Resources.CONFIGMAPS, configMap("b"));
        client.delete(Resources.CONFIGMAPS, "shop", "a", DeleteOptions.DEFAULT);
        assertThat(seen).isEmpty();
        cluster.settle();
        assertThat(seen).containsExactly("ADDED a", "ADDED b", "DELETED a");
        watch.close();
        client.delete(Resources.CONFIGMAPS, "shop", "b", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(seen).hasSize(3);
    }

    static ObjectNode configMap(String name) {
        return json("{'metadata':{'name':'" + name + "','namespace':'shop'},'data':{'a':'1'}}");
    }
}
