package dev.podfall.engine.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.sim.Rights.GroupResource;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.LoopSilent;
import dev.podfall.sim.registry.UserInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The API of a simulated cluster, through its own door. */
final class EmbeddedApi implements ClusterApi {
    private final Simulation simulation;
    private final EmbeddedNodes nodes;
    private final EmbeddedTraffic traffic;

    EmbeddedApi(Simulation simulation, EmbeddedCluster cluster) {
        this.simulation = simulation;
        this.nodes = new EmbeddedNodes(simulation, cluster);
        this.traffic = new EmbeddedTraffic(simulation, cluster);
    }

    @Override
    public Optional<ObjectNode> find(String kind, String namespace, String name) {
        return ask(c -> c.find(Kinds.of(c, kind), namespace, name).map(KubeObject::copy));
    }

    @Override
    public List<ObjectNode> list(String kind, String namespace, String selector) {
        LabelSelector labels = selector == null ? LabelSelector.EVERYTHING : LabelSelector.of(labels(selector));
        return ask(c -> c.list(Kinds.of(c, kind), namespace, labels).stream()
                .map(KubeObject::copy)
                .toList());
    }

    @Override
    public ObjectNode create(ObjectNode object) {
        return ask(c -> c.create(Kinds.of(c, object), object).deepCopy());
    }

    @Override
    public ObjectNode apply(ObjectNode object) {
        String namespace = object.at("/metadata/namespace").asText(null);
        String name = object.at("/metadata/name").asText();
        return ask(c -> {
            ResourceType type = Kinds.of(c, object);
            return c.find(type, namespace, name).isPresent()
                    ? c.patch(type, namespace, name, PatchType.STRATEGIC, object, null)
                            .deepCopy()
                    : c.create(type, object).deepCopy();
        });
    }

    @Override
    public ObjectNode patch(ObjectAt at, PatchKind kind, JsonNode patch) {
        PatchType type = switch (kind) {
            case JSON -> PatchType.JSON;
            case MERGE -> PatchType.MERGE;
            case STRATEGIC -> PatchType.STRATEGIC;
            case APPLY -> PatchType.APPLY;
        };
        return ask(c -> c.patch(Kinds.of(c, at.kind()), at.namespace(), at.name(), type, patch.deepCopy(), null)
                .deepCopy());
    }

    @Override
    public ObjectNode replace(ObjectNode object) {
        return ask(c -> c.update(Kinds.of(c, object), object.deepCopy()).deepCopy());
    }

    @Override
    public void debug(String namespace, String pod, ObjectNode container) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/spec").putArray("ephemeralContainers").add(container.deepCopy());
        ask(c -> c.patch(
                Kinds.of(c, "Pod"), namespace, pod, PatchType.STRATEGIC, patch.deepCopy(), "ephemeralcontainers"));
    }

    @Override
    public void delete(ObjectAt at, Long graceSeconds) {
        DeleteOptions options =
                new DeleteOptions(graceSeconds, DeleteOptions.Propagation.Background, null, null, false);
        ask(c -> {
            c.delete(Kinds.of(c, at.kind()), at.namespace(), at.name(), options);
            return null;
        });
    }

    @Override
    public void evict(String namespace, String pod) {
        ObjectNode eviction = JsonNodeFactory.instance.objectNode();
        eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
        eviction.putObject("metadata").put("name", pod).put("namespace", namespace);
        ask(c -> c.createSubresource(Resources.PODS, namespace, pod, "eviction", eviction));
    }

    void freeze(String namespace, String pod, String container) {
        nodes.freeze(namespace, pod, container);
    }

    void throttle(String namespace, String pod, String container, boolean on) {
        nodes.throttle(namespace, pod, container, on);
    }

    @Override
    public void scale(ObjectAt at, int replicas) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("replicas", replicas);
        ask(c -> c.patch(Kinds.of(c, at.kind()), at.namespace(), at.name(), PatchType.MERGE, patch, "scale"));
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous) {
        return nodes.logs(namespace, pod, container, previous);
    }

    @Override
    public ExecResult exec(String namespace, String pod, String container, List<String> command) {
        return nodes.exec(namespace, pod, container, command);
    }

    @Override
    public List<HttpAnswer> http(List<HttpCall> calls, Duration apart) {
        return traffic.send(calls, apart);
    }

    void keepCalling(List<HttpCall> calls, Duration apart, Visitors.Listener listener) {
        traffic.keepCalling(calls, apart, listener);
    }

    @Override
    public boolean canI(Subject who, String verb, String resource, String namespace, String name) {
        int slash = resource.indexOf('/');
        String type = slash < 0 ? resource : resource.substring(0, slash);
        int dot = type.indexOf('.');
        String plural = dot < 0 ? type : type.substring(0, dot);
        String group = dot < 0 ? "" : type.substring(dot + 1);
        String whole = slash < 0 ? plural : plural + resource.substring(slash);
        GroupResource about = new GroupResource(group, whole);
        String where = namespace == null ? "" : namespace;
        return ask(c -> simulation.rights().allow(user(who), verb, about, where, name == null ? "" : name));
    }

    @Override
    public void dryRun(Subject who, ObjectNode object) {
        ask(c -> {
            simulation.rights().dryRun(who == null ? null : user(who), Kinds.of(c, object), object.deepCopy());
            return null;
        });
    }

    private static UserInfo user(Subject who) {
        return UserInfo.of(who.user(), who.allGroups());
    }

    private <T> T ask(Function<SimClient, T> request) {
        try {
            return simulation.with(request);
        } catch (ApiException no) {
            throw refused(no);
        } catch (LoopSilent silent) {
            throw new ClusterUnreachable(silent.getMessage(), silent);
        }
    }

    static RequestRefused refused(ApiException no) {
        return new RequestRefused(no.code(), no.reason(), no.getMessage());
    }

    private static Map<String, String> labels(String selector) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String pair : selector.split(",")) {
            int equals = pair.indexOf('=');
            labels.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return labels;
    }
}
