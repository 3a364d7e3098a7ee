package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pods that want devices, in a cluster in which nobody has some. */
class ResourceClaimsTest {
    private static final String CLAIM = "{'devices':{'requests':[{'name':'gpu','exactly':{'deviceClassName':'gpu'}}]}}";
    private static final String NONE = "still not schedulable, preemption: 0/1 nodes are available: 1 Preemption is not"
            + " helpful for scheduling.";

    private final ControlPlane cluster = new ControlPlane();

    @BeforeEach
    void node() {
        cluster.node("n1", "4", "8Gi");
    }

    private void pod(String source) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'p'},'spec':{'resourceClaims':[{'name':'g'," + source
                        + "}],'containers':[{'name':'c','image':'i','resources':{'claims':[{'name':'g'}]}}]}}");
        cluster.seconds(2);
    }

    private String scheduled() {
        return cluster.get(Resources.PODS, "p")
                .condition("PodScheduled")
                .map(c -> c.path("message").asText())
                .orElse("");
    }

    private void claim() {
        cluster.create(Resources.RESOURCECLAIMS, "{'metadata':{'name':'c'},'spec':" + CLAIM + "}");
        cluster.seconds(2);
    }

    private void deviceClass() {
        cluster.create(Resources.DEVICECLASSES, "{'metadata':{'name':'gpu'},'spec':{}}");
        cluster.seconds(20);
    }

    @Test
    void a_pod_whose_claim_is_not_there_is_not_even_tried() {
        pod("'resourceClaimName':'c'");
        assertThat(scheduled()).isEmpty();
        assertThat(cluster.events).noneMatch(e -> e.contains("FailedScheduling"));
    }

    @Test
    void one_whose_claim_comes_is_told_what_is_missing_then() {
        pod("'resourceClaimName':'c'");
        claim();
        assertThat(scheduled())
                .isEqualTo("0/1 nodes are available: request gpu: device class gpu does not exist. no new claims to"
                        + " deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for"
                        + " scheduling.");
        deviceClass();
        assertThat(scheduled()).isEqualTo("0/1 nodes are available: 1 cannot allocate all claims. " + NONE);
    }

    @Test
    void one_that_names_a_template_gets_a_claim_which_goes_with_it() {
        deviceClass();
        cluster.create(Resources.RESOURCECLAIMTEMPLATES, "{'metadata':{'name':'t'},'spec':{'spec':" + CLAIM + "}}");
        pod("'resourceClaimTemplateName':'t'");
        JsonNode told = cluster.get(Resources.PODS, "p").status().at("/resourceClaimStatuses/0");
        assertThat(told.path("name").asText()).isEqualTo("g");
        var claim = cluster.get(
                Resources.RESOURCECLAIMS, told.path("resourceClaimName").asText());
        assertThat(claim.name()).startsWith("p-g-");
        assertThat(claim.annotations()).containsEntry("resource.kubernetes.io/pod-claim-name", "g");
        assertThat(scheduled()).isEqualTo("0/1 nodes are available: 1 cannot allocate all claims. " + NONE);
        cluster.delete(Resources.PODS, "p", DeleteOptions.NOW);
        cluster.seconds(5);
        assertThat(cluster.list(Resources.RESOURCECLAIMS)).isEmpty();
    }

    @Test
    void one_whose_template_is_not_there_is_told_so() {
        pod("'resourceClaimTemplateName':'none'");
        assertThat(cluster.events)
                .contains("Warning FailedResourceClaimCreation Pod/p: PodResourceClaim g: resource claim template"
                        + " \"none\": resourceclaimtemplate.resource.k8s.io \"none\" not found");
    }
}
