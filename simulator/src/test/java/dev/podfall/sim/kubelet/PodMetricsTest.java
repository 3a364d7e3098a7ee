package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.metrics.Measurements;
import dev.podfall.sim.metrics.MetricsApi;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What kubelets measure, as {@code kubectl top} asks for it. */
class PodMetricsTest {
    private final NodeBench node = new NodeBench();

    @Test
    void what_a_pod_uses_is_served_as_metrics_once_it_has_run_for_a_while() {
        MetricsApi metrics = new MetricsApi(
                node.api.registry(), new Measurements(node.client, node.loop, List.of(node.kubelet.stats())));
        ResourceType type = new ResourceType("metrics.k8s.io", "v1beta1", "pods", "PodMetrics", true);
        node.container("web", "image:'nginx:1.27'");
        node.until("web", "Running(1/1)", Duration.ofSeconds(30));
        assertThatThrownBy(() -> metrics.handle(Request.of(Verb.GET, type, "shop", "web")))
                .hasMessage("podmetrics.metrics.k8s.io \"shop/web\" not found");
        node.pass(Duration.ofSeconds(20));

        JsonNode item = ((Answer.Many) metrics.handle(Request.of(Verb.LIST, type, "shop", null)))
                .items()
                .get(0);
        assertThat(item.path("metadata").path("labels").path("app").asText()).isEqualTo("web");
        assertThat(item.path("containers").path(0).path("usage").path("memory").asText())
                .matches("[1-9]\\d*Ki");
    }
}
