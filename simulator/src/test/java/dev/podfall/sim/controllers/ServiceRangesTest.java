package dev.podfall.sim.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import org.junit.jupiter.api.Test;

/** ServiceCIDRs: when they are ready, and what keeps one that is deleted. */
class ServiceRangesTest {
    private final ControlPlane cluster = new ControlPlane();

    private void range(String name, String cidr) {
        cluster.create(
                Resources.SERVICECIDRS, "{'metadata':{'name':'" + name + "'},'spec':{'cidrs':['" + cidr + "']}}");
        cluster.seconds(1);
    }

    private void service() {
        cluster.create(
                Resources.SERVICES, "{'metadata':{'name':'s'},'spec':{'clusterIP':'10.99.0.5','ports':[{'port':80}]}}");
        cluster.seconds(1);
    }

    private JsonNode ready(String name) {
        return cluster.client
                .find(Resources.SERVICECIDRS, null, name)
                .flatMap(r -> new KubeObject(r).condition("Ready"))
                .orElseThrow();
    }

    private boolean isThere(String name) {
        return cluster.client.find(Resources.SERVICECIDRS, null, name).isPresent();
    }

    private void delete(String name) {
        cluster.client.delete(Resources.SERVICECIDRS, null, name, DeleteOptions.DEFAULT);
        cluster.seconds(1);
    }

    @Test
    void a_new_one_is_ready_at_once() {
        range("more", "10.99.0.0/24");
        assertThat(ready("more").path("status").asText()).isEqualTo("True");
        assertThat(ready("more").path("message").asText()).isEqualTo("Kubernetes Service CIDR is ready");
    }

    @Test
    void one_that_nobody_needs_goes_after_a_grace() {
        range("more", "10.99.0.0/24");
        delete("more");
        assertThat(isThere("more")).isTrue();
        cluster.seconds(10);
        assertThat(isThere("more")).isFalse();
    }

    @Test
    void one_whose_address_a_service_has_stays_as_long_as_that() {
        range("more", "10.99.0.0/24");
        service();
        delete("more");
        cluster.seconds(60);
        assertThat(ready("more").path("reason").asText()).isEqualTo("Terminating");
        assertThat(ready("more").path("message").asText())
                .isEqualTo("There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new"
                        + " ServiceCIDR");
        cluster.delete(Resources.SERVICES, "s", DeleteOptions.DEFAULT);
        cluster.seconds(11);
        assertThat(isThere("more")).isFalse();
    }

    @Test
    void one_within_another_goes_whoever_has_its_addresses() {
        range("more", "10.99.0.0/24");
        range("wide", "10.99.0.0/16");
        service();
        delete("more");
        cluster.seconds(10);
        assertThat(isThere("more")).isFalse();
    }
}
