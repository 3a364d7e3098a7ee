package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import dev.podfall.sim.storage.VolumeMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of one pod, and on which nodes they can be met. Mirrors {@code plugins/volumebinding/binder.go}. */
final class PodVolumes {
    static final String NODE_CONFLICT = "node(s) didn't match PersistentVolume's node affinity";
    static final String NOTHING_TO_BIND = "node(s) didn't find available persistent volumes to bind";
    static final String NO_VOLUME = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
    private static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";

    private final SimClient client;
    private final List<Claim> bound = new ArrayList<>();
    private final List<Claim> delayed = new ArrayList<>();
    private final List<Claim> immediate = new ArrayList<>();

    PodVolumes(PodInfo pod, SimClient client) {
        this.client = client;
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = pod.claimName(volume);
            if (!name.isEmpty()) {
                Claim.find(client, pod.namespace(), name).ifPresent(this::add);
            }
        }
        delayed.sort(Comparator.comparing(Claim::requested));
    }

    private void add(Claim claim) {
        if (claim.isBound()) {
            bound.add(claim);
        } else if (claim.volumeName().isEmpty() && claim.waitsForConsumer(client)) {
            delayed.add(claim);
        } else {
            immediate.add(claim);
        }
    }

    /** Whether there are claims that the scheduler has no say in and that are not bound. */
    boolean lacksImmediate() {
        return !immediate.isEmpty();
    }

    /** Whether every claim has its volume. */
    boolean isBound() {
        return immediate.isEmpty() && delayed.isEmpty();
    }

    /**
     * What claims get on a node.
     *
     * @param reasons why they cannot be met there; empty when they can
     * @param bindings which claim gets which volume that there is, by the claim's name
     * @param provisions for which claims a volume is to be made
     */
    record Plan(List<String> reasons, Map<Claim, Volume> bindings, List<Claim> provisions) {}

    Plan on(KubeObject node) {
        List<String> reasons = new ArrayList<>();
        boundReason(node).ifPresent(reasons::add);
        Map<Claim, Volume> bindings = new LinkedHashMap<>();
        List<Claim> provisions = new ArrayList<>();
        if (!meetDelayed(node, bindings, provisions)) {
            reasons.add(NOTHING_TO_BIND);
        }
        return new Plan(reasons, bindings, provisions);
    }

    private Optional<String> boundReason(KubeObject node) {
        for (Claim claim : bound) {
            Optional<Volume> volume = Volume.find(client, claim.volumeName());
            if (volume.isEmpty()) {
                return Optional.of(NO_VOLUME);
            }
            if (!volume.get().isWithinReachOf(node)) {
                return Optional.of(NODE_CONFLICT);
            }
        }
        return Optional.empty();
    }

    private boolean meetDelayed(KubeObject node, Map<Claim, Volume> bindings, List<Claim> provisions) {
        Map<String, Volume> taken = new HashMap<>();
        for (Claim claim : delayed) {
            String selected = claim.annotation(Claim.SELECTED_NODE);
            if (!selected.isEmpty() && !selected.equals(node.name())) {
                return false;
            }
            Optional<Volume> match = selected.isEmpty()
                    ? new VolumeMatch(claim).forNode(volumes(claim), node, taken.keySet())
                    : Optional.empty();
            match.ifPresentOrElse(
                    volume -> {
                        taken.put(volume.name(), volume);
                        bindings.put(claim, volume);
                    },
                    () -> provisions.add(claim));
        }
        return provisions.stream().allMatch(claim -> canBeMade(claim, node));
    }

    private List<Volume> volumes(Claim claim) {
        return client.list(Resources.PERSISTENTVOLUMES, null).stream()
                .map(Volume::of)
                .filter(v -> v.storageClass().equals(claim.storageClass()))
                .toList();
    }

    private boolean canBeMade(Claim claim, KubeObject node) {
        Optional<ObjectNode> storageClass = claim.storageClass(client);
        return storageClass.isPresent()
                && !storageClass.get().path("provisioner").asText().equals(NO_PROVISIONER)
                && isAllowed(storageClass.get().path("allowedTopologies"), node);
    }

    private static boolean isAllowed(JsonNode topologies, KubeObject node) {
        if (topologies.isEmpty()) {
            return true;
        }
        for (JsonNode term : topologies) {
            boolean all = true;
            for (JsonNode expression : term.path("matchLabelExpressions")) {
                JsonNode label = node.metadata()
                        .path("labels")
                        .path(expression.path("key").asText());
                boolean one = false;
                for (JsonNode value : expression.path("values")) {
                    one |= value.asText().equals(label.asText());
                }
                all &= one;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }
}
