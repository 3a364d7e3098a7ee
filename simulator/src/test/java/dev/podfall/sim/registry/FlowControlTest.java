package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.strategy.FlowControlDefaults;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FlowSchemas and their priority levels: what a fresh cluster has, and what is said of it. */
class FlowControlTest {
    private final TestCluster cluster = new TestCluster();

    @BeforeEach
    void as_a_fresh_cluster_has_it() {
        for (ResourceType type : FlowControlDefaults.types()) {
            FlowControlDefaults.of(type).forEach(o -> cluster.client.create(type, o));
        }
        cluster.settle();
    }

    private ObjectNode get(ResourceType type, String name) {
        return cluster.client.find(type, null, name).orElseThrow();
    }

    @Test
    void a_fresh_cluster_has_what_a_real_one_has() {
        assertThat(FlowControlDefaults.of(Resources.FLOWSCHEMAS)).hasSize(11);
        assertThat(FlowControlDefaults.of(Resources.PRIORITYLEVELCONFIGURATIONS))
                .hasSize(8);
    }

    @Test
    void a_schema_says_whether_its_level_is_there() {
        JsonNode found = get(Resources.FLOWSCHEMAS, "probes").at("/status/conditions/0");
        assertThat(found.path("status").asText()).isEqualTo("False");
        assertThat(found.path("message").asText())
                .isEqualTo("This FlowSchema references the PriorityLevelConfiguration object named \"exempt\" and it"
                        + " exists");
        cluster.client.create(
                Resources.FLOWSCHEMAS,
                TestCluster.json("{'apiVersion':'flowcontrol.apiserver.k8s.io/v1','kind':'FlowSchema','metadata':"
                        + "{'name':'mine'},'spec':{'priorityLevelConfiguration':{'name':'nowhere'}}}"));
        cluster.settle();
        ObjectNode mine = get(Resources.FLOWSCHEMAS, "mine");
        assertThat(mine.at("/spec/matchingPrecedence").asInt()).isEqualTo(1000);
        assertThat(mine.at("/status/conditions/0/status").asText()).isEqualTo("True");
        assertThat(mine.at("/status/conditions/0/message").asText())
                .isEqualTo(
                        "This FlowSchema references the PriorityLevelConfiguration object named \"nowhere\" but there"
                                + " is no such object");
    }

    @Test
    void defaults_that_are_taken_away_come_back_within_a_minute() {
        cluster.client.delete(Resources.FLOWSCHEMAS, null, "probes", DeleteOptions.DEFAULT);
        cluster.client.delete(Resources.PRIORITYLEVELCONFIGURATIONS, null, "exempt", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(cluster.client.find(Resources.FLOWSCHEMAS, null, "probes")).isEmpty();
        cluster.advance(Duration.ofMinutes(1));
        assertThat(get(Resources.FLOWSCHEMAS, "probes")
                        .at("/status/conditions/0/status")
                        .asText())
                .isEqualTo("False");
        assertThat(get(Resources.PRIORITYLEVELCONFIGURATIONS, "exempt").has("spec"))
                .isTrue();
    }

    @Test
    void a_changed_default_is_brought_back_unless_its_annotation_says_otherwise() {
        change("global-default", "true");
        change("workload-low", "false");
        cluster.advance(Duration.ofMinutes(2));
        assertThat(shares("global-default")).isEqualTo(20);
        assertThat(shares("workload-low")).isEqualTo(7);
    }

    @Test
    void the_shares_of_what_is_exempt_are_anybodys() {
        cluster.client.patch(
                Resources.PRIORITYLEVELCONFIGURATIONS,
                null,
                "exempt",
                PatchType.MERGE,
                TestCluster.tree("{'spec':{'exempt':{'nominalConcurrencyShares':7}}}"),
                null);
        cluster.advance(Duration.ofMinutes(2));
        assertThat(get(Resources.PRIORITYLEVELCONFIGURATIONS, "exempt")
                        .at("/spec/exempt/nominalConcurrencyShares")
                        .asInt())
                .isEqualTo(7);
    }

    private void change(String level, String kept) {
        cluster.client.patch(
                Resources.PRIORITYLEVELCONFIGURATIONS,
                null,
                level,
                PatchType.MERGE,
                TestCluster.tree("{'metadata':{'annotations':{'apf.kubernetes.io/autoupdate-spec':'" + kept
                        + "'}},'spec':{'limited':{'nominalConcurrencyShares':7}}}"),
                null);
        cluster.settle();
    }

    private int shares(String level) {
        return get(Resources.PRIORITYLEVELCONFIGURATIONS, level)
                .at("/spec/limited/nominalConcurrencyShares")
                .asInt();
    }
}
