package dev.podfall.engine.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Provenance;
import dev.podfall.engine.Provenance.ContainerRole;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.net.RouteWatcher;
import dev.podfall.sim.net.SocketOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps which way one request goes. Pods are looked up while it is on its way: afterwards they may be gone. */
final class Route implements RouteWatcher {
    private static final int LONGEST_CHAIN = 5;

    private final Simulation simulation;
    private String ingress;
    private String service;
    private String endpoint;
    private ObjectNode pod;
    private List<String> owners = List.of();
    private SocketOwner owner;

    Route(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public void ingress(String namespace, String name) {
        ingress = namespace + "/" + name;
    }

    @Override
    public void service(String namespace, String name) {
        service = namespace + "/" + name;
    }

    @Override
    public void endpoint(String address, int port) {
        endpoint = address + ":" + port;
        owner = null;
        pod = simulation.with(c -> c.list(Resources.PODS, null, LabelSelector.EVERYTHING).stream()
                .filter(p -> p.at("/status/podIP").asText().equals(address)
                        && !p.at("/status/phase").asText().matches("Succeeded|Failed"))
                .findFirst()
                .orElse(null));
        owners = pod == null ? List.of() : owners(pod);
    }

    @Override
    public void taken(SocketOwner by) {
        owner = by;
        boolean another =
                by != null && (pod == null || !pod.at("/metadata/name").asText().equals(by.pod()));
        if (another) {
            pod = simulation
                    .with(c -> c.find(Resources.PODS, by.namespace(), by.pod()))
                    .orElse(null);
            owners = pod == null ? List.of() : owners(pod);
        }
    }

    Provenance provenance() {
        return new Provenance(ingress, service, endpoint, pod(), process());
    }

    private Provenance.Pod pod() {
        return pod == null
                ? null
                : new Provenance.Pod(
                        pod.at("/metadata/namespace").asText(),
                        pod.at("/metadata/name").asText(),
                        pod.at("/metadata/uid").asText(),
                        owners);
    }

    private Provenance.Process process() {
        return owner == null
                ? null
                : new Provenance.Process(
                        owner.container(),
                        role(),
                        image(),
                        owner.repository(),
                        owner.digest(),
                        owner.executable(),
                        owner.command(),
                        owner.isMain(),
                        owner.started());
    }

    private ContainerRole role() {
        for (ContainerRole role : ContainerRole.values()) {
            if (!spec(role).isMissingNode()) {
                return role;
            }
        }
        return ContainerRole.container;
    }

    private String image() {
        return spec(role()).path("image").asText();
    }

    /** The container among those of a role. */
    private JsonNode spec(ContainerRole role) {
        for (JsonNode container : pod == null ? MissingNode.getInstance() : pod.at("/spec/" + role.name() + "s")) {
            if (container.path("name").asText().equals(owner.container())) {
                return container;
            }
        }
        return MissingNode.getInstance();
    }

    /** Whoever controls it, up to the top; a reference to an object that is not there is no owner. */
    private List<String> owners(ObjectNode object) {
        List<String> chain = new ArrayList<>();
        String namespace = object.at("/metadata/namespace").asText();
        Optional<ObjectNode> above = controller(object, namespace);
        while (above.isPresent() && chain.size() < LONGEST_CHAIN) {
            chain.add(above.get().path("kind").asText() + "/"
                    + above.get().at("/metadata/name").asText());
            above = controller(above.get(), namespace);
        }
        return chain;
    }

    private Optional<ObjectNode> controller(ObjectNode object, String namespace) {
        for (JsonNode reference : object.at("/metadata/ownerReferences")) {
            if (reference.path("controller").asBoolean()) {
                String kind = reference.path("kind").asText();
                String name = reference.path("name").asText();
                return simulation
                        .with(c -> Kinds.find(c, kind).flatMap(t -> c.find(t, namespace, name)))
                        .filter(o -> o.at("/metadata/uid").equals(reference.path("uid")));
            }
        }
        return Optional.empty();
    }
}
