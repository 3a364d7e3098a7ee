package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceEndpointsTest {
    private final ControlPlane cluster = new ControlPlane().node("node-1", "4", "16Gi");

    private void pod(String name) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'" + name + "','labels':{'app':'web'}},'spec':{'containers':"
                        + "[{'name':'c','image':'nginx','ports':[{'name':'http','containerPort':8080,'protocol':'TCP'}]}]}}");
    }

    private void service(String targetPort, String extra) {
        cluster.create(
                Resources.SERVICES,
                "{'metadata':{'name':'web'},'spec':{'clusterIP':'10.96.0.9','selector':{'app':'web'},"
                        + "'ports':[{'port':80,'targetPort':" + targetPort + ",'protocol':'TCP'}]" + extra + "}}");
    }

    private KubeObject slice() {
        List<KubeObject> slices = cluster.list(Resources.ENDPOINTSLICES);
        assertThat(slices).hasSize(1);
        return slices.get(0);
    }

    @Test
    void a_ready_pod_is_published_with_its_node_and_target() {
        service("'http'", "");
        pod("a");
        cluster.seconds(5);
        KubeObject slice = slice();
        assertThat(slice.name()).matches("web-.{5}");
        assertThat(slice.labels())
                .containsEntry("kubernetes.io/service-name", "web")
                .containsEntry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
        assertThat(slice.annotations()).containsKey("endpoints.kubernetes.io/last-change-trigger-time");
        JsonNode endpoint = slice.json().path("endpoints").get(0);
        assertThat(endpoint.path("addresses").get(0).asText()).startsWith("10.244.0.");
        assertThat(endpoint.path("conditions"))
                .isEqualTo(ControlPlane.json("{'ready':true,'serving':true,'terminating':false}"));
        assertThat(endpoint.path("nodeName").asText()).isEqualTo("node-1");
        assertThat(endpoint.path("targetRef").path("name").asText()).isEqualTo("a");
        assertThat(slice.json().path("ports").get(0))
                .isEqualTo(ControlPlane.json("{'name':'','protocol':'TCP','port':8080}"));
        JsonNode subset =
                cluster.get(Resources.ENDPOINTS, "web").json().path("subsets").get(0);
        assertThat(subset.path("addresses")).hasSize(1);
        assertThat(subset.path("ports").get(0).path("port").asInt()).isEqualTo(8080);
    }

    @Test
    void a_pod_that_is_not_ready_is_listed_as_such() {
        cluster.ready = pod -> false;
        service("8080", "");
        pod("a");
        cluster.seconds(5);
        JsonNode conditions = slice().json().path("endpoints").get(0).path("conditions");
        assertThat(conditions.path("ready").asBoolean()).isFalse();
        assertThat(conditions.path("serving").asBoolean()).isFalse();
        JsonNode subset =
                cluster.get(Resources.ENDPOINTS, "web").json().path("subsets").get(0);
        assertThat(subset.has("addresses")).isFalse();
        assertThat(subset.path("notReadyAddresses")).hasSize(1);
    }

    @Test
    void publishNotReadyAddresses_publishes_it_all_the_same() {
        cluster.ready = pod -> false;
        service("8080", ",'publishNotReadyAddresses':true");
        pod("a");
        cluster.seconds(5);
        JsonNode conditions = slice().json().path("endpoints").get(0).path("conditions");
        assertThat(conditions.path("ready").asBoolean()).isTrue();
        assertThat(conditions.path("serving").asBoolean()).isFalse();
    }

    @Test
    void a_terminating_pod_is_not_ready_any_more() {
        service("8080", "");
        pod("a");
        cluster.seconds(5);
        cluster.delete(Resources.PODS, "a", DeleteOptions.DEFAULT);
        cluster.advance(java.time.Duration.ofMillis(500));
        JsonNode conditions = slice().json().path("endpoints").get(0).path("conditions");
        assertThat(conditions).isEqualTo(ControlPlane.json("{'ready':false,'serving':true,'terminating':true}"));
        cluster.seconds(5);
        assertThat(slice().json().path("endpoints")).isEmpty();
    }

    @Test
    void a_selector_that_matches_nothing_leaves_an_empty_slice() {
        service("8080", "");
        cluster.seconds(5);
        assertThat(slice().json().path("endpoints")).isEmpty();
        assertThat(slice().json().path("ports")).isEmpty();
        assertThat(cluster.get(Resources.ENDPOINTS, "web").json().has("subsets"))
                .isFalse();
    }

    @Test
    void a_port_name_the_pod_lacks_leaves_endpoints_without_ports() {
        service("'metrics'", "");
        pod("a");
        cluster.seconds(5);
        assertThat(slice().json().path("endpoints")).hasSize(1);
        assertThat(slice().json().path("ports")).isEmpty();
    }

    @Test
    void an_emptied_slice_is_used_again() {
        service("8080", "");
        cluster.seconds(1);
        String name = slice().name();
        pod("a");
        cluster.seconds(5);
        assertThat(slice().name()).isEqualTo(name);
    }

    @Test
    void more_than_a_hundred_endpoints_need_a_second_slice() {
        service("8080", "");
        for (int i = 0; i < 101; i++) {
            pod("p" + i);
        }
        cluster.seconds(10);
        assertThat(cluster.list(Resources.ENDPOINTSLICES))
                .extracting(s -> s.json().path("endpoints").size())
                .containsExactlyInAnyOrder(100, 1);
    }

    @Test
    void endpoints_go_with_their_service() {
        service("8080", "");
        pod("a");
        cluster.seconds(5);
        cluster.delete(Resources.SERVICES, "web", DeleteOptions.background());
        cluster.seconds(5);
        assertThat(cluster.list(Resources.ENDPOINTSLICES)).isEmpty();
        assertThat(cluster.list(Resources.ENDPOINTS)).isEmpty();
    }
}
