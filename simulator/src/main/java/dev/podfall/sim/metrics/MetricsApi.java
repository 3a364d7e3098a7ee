package dev.podfall.sim.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.Verb;
import dev.podfall.sim.registry.WatchSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Serves {@code metrics.k8s.io} beside another registry's types. Nothing is stored: each answer is measured when asked.
 * Mirrors {@code sigs.k8s.io/metrics-server/pkg/api}.
 */
public final class MetricsApi implements Registry {
    private static final String GROUP = "metrics.k8s.io";
    private static final ResourceType PODS = new ResourceType(GROUP, "v1beta1", "pods", "PodMetrics", true);
    private static final ResourceType NODES = new ResourceType(GROUP, "v1beta1", "nodes", "NodeMetrics", false);

    private final Registry others;
    private final Measurements measurements;
    private List<ServedResource> theirs = List.of();
    private List<ServedResource> all = List.of();

    public MetricsApi(Registry others, Measurements measurements) {
        this.others = others;
        this.measurements = measurements;
    }

    @Override
    public Answer handle(Request request) {
        if (!request.type().group().equals(GROUP)) {
            return others.handle(request);
        }
        if (request.verb() == Verb.GET) {
            return new Answer.One(find(request), false, List.of());
        }
        if (request.verb() == Verb.LIST) {
            List<ObjectNode> items = new ArrayList<>(all(request));
            items.removeIf(item -> !request.list().labels().test(item));
            return new Answer.Many(items, "", null, null, List.of());
        }
        throw notAllowed();
    }

    @Override
    public SimClient.Watch watch(Request request, WatchSink sink) {
        if (request.type().group().equals(GROUP)) {
            throw notAllowed();
        }
        return others.watch(request, sink);
    }

    @Override
    public List<ServedResource> served() {
        List<ServedResource> now = others.served();
        if (now != theirs) {
            theirs = now;
            all = withMetrics(now);
        }
        return all;
    }

    private static List<ServedResource> withMetrics(List<ServedResource> others) {
        List<ServedResource> all = new ArrayList<>(others);
        all.add(served(NODES));
        all.add(served(PODS));
        all.sort(Comparator.comparing((ServedResource r) -> r.type().group())
                .thenComparing(r -> r.type().plural()));
        return List.copyOf(all);
    }

    @Override
    public long resourceVersion() {
        return others.resourceVersion();
    }

    private static ServedResource served(ResourceType type) {
        return new ServedResource(type, "", List.of(), List.of(), List.of("get", "list"), List.of());
    }

    private List<ObjectNode> all(Request request) {
        return request.type().plural().equals("nodes") ? measurements.nodes() : measurements.pods(request.namespace());
    }

    private ObjectNode find(Request request) {
        for (ObjectNode item : all(request)) {
            if (item.path("metadata").path("name").asText().equals(request.name())) {
                return item;
            }
        }
        boolean node = request.type().plural().equals("nodes");
        // Whether the thing itself is there; 404 in its name if not.
        others.handle(Request.of(Verb.GET, node ? Resources.NODES : Resources.PODS, request.namespace(), request.name())
                .by(request.user(), request.userAgent()));
        String name = node ? request.name() : request.namespace() + "/" + request.name();
        String kind = node ? "nodemetrics" : "podmetrics";
        throw new ApiException(404, "NotFound", kind + "." + GROUP + " \"" + name + "\" not found", null);
    }

    private static ApiException notAllowed() {
        String text = "the server does not allow this method on the requested resource";
        return new ApiException(405, "MethodNotAllowed", text, null);
    }
}
