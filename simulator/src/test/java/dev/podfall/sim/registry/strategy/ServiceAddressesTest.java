package dev.podfall.sim.registry.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Dice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses and node ports where few are left, or none. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServiceAddressesTest {
    private static final int LOWEST_PORT = 30000;
    private static final int HIGHEST_PORT = 32767;

    private final Map<ResourceType, Collection<ObjectNode>> there = new HashMap<>();
    private final ServiceAddresses addresses =
            new ServiceAddresses(type -> there.getOrDefault(type, List.of()), new Dice(7));

    private static ObjectNode service(String type) {
        ObjectNode service = KubeObject.of(Resources.SERVICES, "shop", "web");
        service.putObject("spec")
                .put("type", type)
                .putArray("ports")
                .addObject()
                .put("port", 80);
        return service;
    }

    private String given() {
        ObjectNode service = service("ClusterIP");
        addresses.allocate(service, null);
        return service.at("/spec/clusterIP").asText();
    }

    /** @param free the third and fourth number of those that nobody has */
    private void takeAllBut(String... free) {
        List<ObjectNode> taken = new ArrayList<>();
        for (int i = 1; i < (1 << 16) - 1; i++) {
            String rest = (i >> 8) + "." + (i & 255);
            if (!List.of(free).contains(rest)) {
                taken.add(KubeObject.of(Resources.IPADDRESSES, null, "10.96." + rest));
            }
        }
        there.put(Resources.IPADDRESSES, taken);
    }

    @Test
    void the_last_address_is_found() {
        takeAllBut("77.8");
        assertThat(given()).isEqualTo("10.96.77.8");
    }

    @Test
    void those_that_are_left_to_who_asks_for_one_are_given_when_no_other_is_left() {
        takeAllBut("0.9", "255.254");
        assertThat(given()).isEqualTo("10.96.255.254");
        takeAllBut("0.9");
        assertThat(given()).isEqualTo("10.96.0.9");
    }

    @Test
    void a_service_is_refused_when_no_address_is_left() {
        takeAllBut();
        assertThatThrownBy(this::given)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500))
                .hasMessage(
                        "Internal error occurred: failed to allocate a serviceIP for Service \"web\": range is full");
    }

    private void takePorts(int from, int to) {
        ObjectNode other = service("NodePort");
        for (int port = from; port <= to; port++) {
            other.withArray("/spec/ports").addObject().put("nodePort", port);
        }
        there.put(Resources.SERVICES, List.of(other));
    }

    @Test
    void the_last_node_port_is_found() {
        takePorts(LOWEST_PORT + 1, HIGHEST_PORT);
        ObjectNode service = service("NodePort");
        addresses.allocate(service, null);
        assertThat(service.at("/spec/ports/0/nodePort").asInt()).isEqualTo(LOWEST_PORT);
    }

    @Test
    void a_service_is_refused_when_no_node_port_is_left() {
        takePorts(LOWEST_PORT, HIGHEST_PORT);
        assertThatThrownBy(() -> addresses.allocate(service("NodePort"), null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500))
                .hasMessage("Internal error occurred: failed to allocate a nodePort: range is full");
    }
}
