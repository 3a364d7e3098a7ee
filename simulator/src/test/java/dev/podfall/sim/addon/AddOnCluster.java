package dev.podfall.sim.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.gateway.NodeGateway.Output;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A cluster with add-ons, and what their tests do to it. */
public final class AddOnCluster implements AutoCloseable {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Simulation simulation;

    private AddOnCluster(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A new one whose add-ons run. @param directory where it is saved; null for nowhere */
    public static AddOnCluster start(Path directory, String... addOns) {
        NodeSpec node = new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of());
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        Simulation simulation = Simulation.start(new SimulationSpec("addons", 1, begin, List.of(node), 0, directory));
        AddOnCluster cluster = new AddOnCluster(simulation);
        for (String addOn : addOns) {
            Bundle bundle = Bundle.of(addOn);
            simulation.with(client -> {
                bundle.install(client);
                return null;
            });
            for (String namespace : bundle.namespaces()) {
                cluster.await(() ->
                        cluster.list(Resources.DEPLOYMENTS, namespace).stream().allMatch(d -> d.is("Available")));
            }
        }
        return cluster;
    }

    public static AddOnCluster restore(Path directory) {
        return new AddOnCluster(Simulation.restore(directory));
    }

    public Simulation simulation() {
        return simulation;
    }

    /** Creates objects, or puts them in the place of those there are. */
    public AddOnCluster apply(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                put((ObjectNode) documents.next());
            }
            return this;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void put(ObjectNode object) {
        simulation.with(client -> {
            ResourceType type = client.typeIn(
                            object.path("apiVersion").asText(),
                            object.path("kind").asText())
                    .orElseThrow();
            KubeObject view = new KubeObject(object);
            Optional<ObjectNode> now = client.find(type, type.namespaced() ? view.namespace() : null, view.name());
            return now.isEmpty()
                    ? client.create(type, object)
                    : client.patch(type, view.namespace(), view.name(), PatchType.MERGE, object, null);
        });
    }

    public void delete(ResourceType type, String namespace, String name) {
        simulation.with(client -> {
            client.delete(type, namespace, name, DeleteOptions.DEFAULT);
            return null;
        });
    }

    public Optional<KubeObject> find(ResourceType type, String namespace, String name) {
        return simulation.with(client -> client.find(type, namespace, name).map(KubeObject::new));
    }

    public KubeObject get(ResourceType type, String namespace, String name) {
        return find(type, namespace, name).orElseThrow();
    }

    public List<KubeObject> list(ResourceType type, String namespace) {
        return simulation.with(client ->
                client.list(type, namespace).stream().map(KubeObject::new).toList());
    }

    public void scale(String namespace, String deployment, int replicas) {
        apply("{apiVersion: apps/v1, kind: Deployment, metadata: {name: " + deployment + ", namespace: " + namespace
                + "}, spec: {replicas: " + replicas + "}}");
        await(() -> list(Resources.PODS, namespace).size() == replicas);
    }

    /** Runs ahead until it is so. */
    public void await(BooleanSupplier done) {
        if (!simulation.advanceUntil(done, LIMIT)) {
            String logs = list(Resources.NAMESPACES, null).stream()
                    .map(KubeObject::name)
                    .filter(n -> Bundle.names().contains(n))
                    .map(this::logOrNone)
                    .collect(Collectors.joining("\n"));
            throw new AssertionError("Not within " + LIMIT + " of cluster time. The add-ons logged:\n" + logs);
        }
    }

    public void advance(Duration duration) {
        simulation.advance(duration);
    }

    /** A condition as {@code status reason: message}; empty without it. */
    public String condition(ResourceType type, String namespace, String name, String condition) {
        return find(type, namespace, name)
                .flatMap(o -> o.condition(condition))
                .map(c -> c.path("status").asText() + " " + c.path("reason").asText() + ": "
                        + c.path("message").asText())
                .orElse("");
    }

    /** The events of an object as {@code source reason: message}, each once. */
    public List<String> events(String namespace, String kind, String name) {
        List<String> all = new ArrayList<>();
        for (KubeObject event : list(Resources.EVENTS, namespace)) {
            JsonNode about = event.json().path("involvedObject");
            if (about.path("kind").asText().equals(kind)
                    && about.path("name").asText().equals(name)) {
                all.add(event.json().at("/source/component").asText() + " "
                        + event.json().path("reason").asText() + ": "
                        + event.json().path("message").asText());
            }
        }
        return all;
    }

    private String logOrNone(String namespace) {
        try {
            return log(namespace);
        } catch (ApiException none) {
            return none.getMessage();
        }
    }

    /** What the first pod of a namespace has logged. */
    public String log(String namespace) {
        KubeObject first = list(Resources.PODS, namespace).get(0);
        String pod = first.name();
        String container = first.spec().at("/containers/0/name").asText();
        StringBuilder text = new StringBuilder();
        simulation.onLoop(() -> simulation
                .gateway()
                .logs(
                        new LogRequest(namespace, pod, container, false, false, false, null, null, null, null),
                        new Output() {
                            @Override
                            public void out(byte[] bytes) {
                                text.append(new String(bytes, StandardCharsets.UTF_8));
                            }

                            @Override
                            public void ended(int exitCode) {}

                            @Override
                            public void failed(String message) {
                                text.append(message);
                            }
                        }));
        return text.toString();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
