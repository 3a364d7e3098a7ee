package dev.podfall.sim.kubelet.env;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;

/** The downward API's {@code resourceFieldRef}; an unset limit is the node's allocatable. Mirrors {@code pkg/api/v1/resource}. */
public final class ResourceReferences {
    private final Host host;

    public ResourceReferences(Host host) {
        this.host = host;
    }

    public String value(PodView pod, ContainerSpec own, JsonNode reference) {
        String name = reference.path("containerName").asText(own == null ? "" : own.name());
        ContainerSpec container =
                pod.container(name).orElseThrow(() -> new ConfigError("container " + name + " not found"));
        String path = reference.path("resource").asText();
        String[] parts = path.split("\\.", 2);
        if (parts.length < 2 || !parts[0].equals("limits") && !parts[0].equals("requests")) {
            throw new ConfigError("unsupported container resource : " + path);
        }
        Quantity amount = amount(container, parts[0], parts[1]);
        String divisor = reference.path("divisor").asText("1");
        return Long.toString(amount.dividedBy(Quantity.parse(divisor.equals("0") ? "1" : divisor)));
    }

    private Quantity amount(ContainerSpec container, String list, String resource) {
        JsonNode set = container.resources().path(list).path(resource);
        if (!set.isMissingNode()) {
            return Quantity.of(set);
        }
        if (list.equals("requests")) {
            return Quantity.ZERO;
        }
        return host.client()
                .find(Resources.NODES, null, host.node())
                .map(n -> Quantity.of(n.path("status").path("allocatable").path(resource)))
                .orElse(Quantity.ZERO);
    }
}
