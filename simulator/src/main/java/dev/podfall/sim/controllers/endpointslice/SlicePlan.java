package dev.podfall.sim.controllers.endpointslice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.controllers.runtime.Semantic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slices to write so that they hold what is wanted, with few changes: endpoints stay where they are, gaps are
 * filled, emptied slices are used again. Mirrors {@code k8s.io/endpointslice/reconciler.go}.
 */
final class SlicePlan {
    private static final int MAX_ENDPOINTS = 100;

    private final SliceTemplate template;
    private final List<ObjectNode> existing;
    private final Map<ArrayNode, Map<String, ObjectNode>> wanted = new LinkedHashMap<>();
    private final List<ObjectNode> writes = new ArrayList<>();
    private final Deque<ObjectNode> surplus = new ArrayDeque<>();
    private final List<Draft> fresh = new ArrayList<>();
    private boolean planned;

    SlicePlan(SliceTemplate template, List<ObjectNode> existing) {
        this.template = template;
        this.existing = existing;
    }

    /** Asks for an endpoint that answers on these ports. */
    void want(ArrayNode ports, ObjectNode endpoint) {
        wanted.computeIfAbsent(ports, p -> new LinkedHashMap<>()).put(id(endpoint), endpoint);
    }

    /** Slices to create (without UID) or update. */
    List<ObjectNode> writes() {
        plan();
        return writes;
    }

    /** Slices to delete. */
    Iterable<ObjectNode> surplus() {
        plan();
        return surplus;
    }

    private record Draft(ObjectNode slice, JsonNode ports, List<ObjectNode> endpoints) {}

    private void plan() {
        if (planned) {
            return;
        }
        planned = true;
        List<Draft> drafts = new ArrayList<>();
        existing.forEach(slice -> keep(slice, drafts));
        wanted.forEach((ports, endpoints) -> place(ports, endpoints.values(), drafts));
        drafts.forEach(draft -> {
            if (draft.endpoints().isEmpty()) {
                surplus.add(draft.slice());
            } else {
                write(draft);
            }
        });
        if (existing.size() == surplus.size() && fresh.isEmpty()) {
            fresh.add(new Draft(null, com.fasterxml.jackson.databind.node.NullNode.instance, List.of()));
        }
        for (Draft draft : fresh) {
            ObjectNode slice = surplus.isEmpty() ? template.slice() : surplus.poll();
            write(new Draft(slice, draft.ports(), draft.endpoints()));
        }
    }

    /** The wanted endpoints that this slice holds already, in its order; they are wanted no more. */
    private void keep(ObjectNode slice, List<Draft> drafts) {
        List<ObjectNode> kept = new ArrayList<>();
        Map<String, ObjectNode> group = group(slice.path("ports"));
        for (JsonNode endpoint : slice.path("endpoints")) {
            ObjectNode now = group.remove(id(endpoint));
            if (now != null) {
                kept.add(now);
            }
        }
        drafts.add(new Draft(slice, slice.path("ports"), kept));
    }

    private void place(ArrayNode ports, Iterable<ObjectNode> endpoints, List<Draft> drafts) {
        for (ObjectNode endpoint : endpoints) {
            drafts.stream()
                    .filter(d -> !d.endpoints().isEmpty() && Semantic.equal(d.ports(), ports))
                    .filter(d -> d.endpoints().size() < MAX_ENDPOINTS)
                    .findFirst()
                    .or(() -> fresh.stream()
                            .filter(d -> d.ports() == ports && d.endpoints().size() < MAX_ENDPOINTS)
                            .findFirst())
                    .orElseGet(() -> {
                        Draft draft = new Draft(null, ports, new ArrayList<>());
                        fresh.add(draft);
                        return draft;
                    })
                    .endpoints()
                    .add(endpoint);
        }
    }

    private void write(Draft draft) {
        ObjectNode slice = draft.slice().deepCopy();
        if (draft.endpoints().isEmpty()) {
            slice.putNull("endpoints");
        } else {
            slice.putArray("endpoints").addAll(draft.endpoints());
        }
        if (draft.ports().isEmpty()) {
            slice.putNull("ports");
        } else {
            slice.set("ports", draft.ports());
        }
        boolean isNew = !slice.path("metadata").hasNonNull("uid");
        boolean same = Semantic.equal(slice, draft.slice())
                && Semantic.equal(slice.path("metadata").path("labels"), template.labels());
        if (isNew || !same) {
            template.dress(slice);
            writes.add(slice);
        }
    }

    private Map<String, ObjectNode> group(JsonNode ports) {
        for (Map.Entry<ArrayNode, Map<String, ObjectNode>> entry : wanted.entrySet()) {
            if (Semantic.equal(entry.getKey(), ports)) {
                return entry.getValue();
            }
        }
        return new LinkedHashMap<>();
    }

    private static String id(JsonNode endpoint) {
        return endpoint.path("targetRef").path("uid").asText() + endpoint.path("addresses");
    }
}
