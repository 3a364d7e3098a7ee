package dev.podfall.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.store.Store;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a cluster has from its first moment, where its users refuse it. */
class BootstrapTest {
    private final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-03-01T08:00:00Z")), Runnable::run, failure -> {
                throw new AssertionError(failure);
            });
    private final SimClient client = new ApiMachinery(loop, new Dice(7), new Store()).client("kubernetes-admin");
    private final Bootstrap bootstrap = new Bootstrap(client, loop);

    private void denyUpdates() {
        ObjectNode policy = KubeObject.of(Resources.VALIDATINGADMISSIONPOLICIES, null, "p");
        ObjectNode spec = policy.putObject("spec").put("failurePolicy", "Fail");
        spec.putArray("validations").addObject().put("expression", "false");
        ObjectNode rule =
                spec.putObject("matchConstraints").putArray("resourceRules").addObject();
        rule.putArray("apiGroups").add("*");
        rule.putArray("apiVersions").add("*");
        rule.putArray("operations").add("UPDATE");
        rule.putArray("resources").add("*/*");
        client.create(Resources.VALIDATINGADMISSIONPOLICIES, policy);
        ObjectNode binding = KubeObject.of(Resources.VALIDATINGADMISSIONPOLICYBINDINGS, null, "p");
        binding.putObject("spec")
                .put("policyName", "p")
                .putArray("validationActions")
                .add("Deny");
        client.create(Resources.VALIDATINGADMISSIONPOLICYBINDINGS, binding);
    }

    @Test
    void a_policy_that_denies_every_change_does_not_keep_a_cluster_from_starting() {
        denyUpdates();
        assertThatCode(bootstrap::serviceRange).doesNotThrowAnyException();
        ObjectNode range =
                client.find(Resources.SERVICECIDRS, null, "kubernetes").orElseThrow();
        assertThat(new KubeObject(range).condition("Ready")).isEmpty();
    }
}
