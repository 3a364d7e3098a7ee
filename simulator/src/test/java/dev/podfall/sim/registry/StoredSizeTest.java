package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What etcd would not take is refused with etcd's words. */
class StoredSizeTest {
    private final TestCluster cluster = new TestCluster();

    @Test
    void a_pod_of_forty_thousand_containers_is_too_large() {
        assertThatThrownBy(() -> cluster.client.create(Resources.PODS, pod(40_000)))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .satisfies(refused -> {
                    assertThat(refused.toStatus().path("message").asText())
                            .isEqualTo("etcdserver: request is too large");
                    assertThat(refused.toStatus().has("reason")).isFalse();
                    assertThat(refused.code()).isEqualTo(500);
                });
        assertThat(cluster.client.find(Resources.PODS, "shop", "many")).isEmpty();
    }

    @Test
    void names_of_fields_are_not_counted_where_they_are_numbers_in_protobuf() {
        ObjectNode created = cluster.client.create(Resources.PODS, pod(2_000));
        assertThat(created.toString().length()).isGreaterThan(700_000);
    }

    @Test
    void a_config_map_beyond_its_own_limit_is_told_that() {
        ObjectNode large = object("large");
        large.putObject("data").put("text", "x".repeat(1_600_000));
        assertThatThrownBy(() -> cluster.client.create(Resources.CONFIGMAPS, large))
                .hasMessageContaining("Too long: may not be more than 1048576 bytes");
    }

    @Test
    void what_grows_beyond_the_limit_stays_as_it_was() {
        cluster.client.create(Resources.PODS, pod(2_000));
        ObjectNode stored = cluster.client.get(Resources.PODS, "shop", "many").deepCopy();
        String revision = stored.path("metadata").path("resourceVersion").asText();
        ((ObjectNode) stored.withObject("/status")).put("message", "x".repeat(1_600_000));
        assertThatThrownBy(() -> cluster.client.updateStatus(Resources.PODS, stored))
                .hasMessage("etcdserver: request is too large");
        assertThat(cluster.client
                        .get(Resources.PODS, "shop", "many")
                        .path("metadata")
                        .path("resourceVersion")
                        .asText())
                .isEqualTo(revision);
    }

    private static ObjectNode pod(int containers) {
        ObjectNode pod = object("many");
        ArrayNode list = pod.putObject("spec").putArray("containers");
        for (int i = 0; i < containers; i++) {
            list.addObject().put("name", "c" + i).put("image", "busybox:1.36");
        }
        return pod;
    }

    private static ObjectNode object(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name).put("namespace", "shop");
        return object;
    }
}
