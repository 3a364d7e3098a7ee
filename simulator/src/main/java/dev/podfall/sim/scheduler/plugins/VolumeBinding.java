package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.PreBindPlugin;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.util.Optional;

/**
 * Claims must exist and be bound, or wait for their first consumer: then the scheduler chooses their volumes together with
 * the node. Mirrors {@code plugins/volumebinding}.
 */
final class VolumeBinding implements FilterPlugin, PreBindPlugin {
    @Override
    public String name() {
        return "VolumeBinding";
    }

    @Override
    public Optional<String> rejectEverywhere(PodInfo pod, Snapshot snapshot) {
        if (hasNoClaims(pod)) {
            return Optional.empty();
        }
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = pod.claimName(volume);
            Optional<String> wrong =
                    name.isEmpty() ? Optional.empty() : wrong(pod, name, volume.has("ephemeral"), snapshot);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return new PodVolumes(pod, snapshot.client()).lacksImmediate()
                ? Optional.of("pod has unbound immediate PersistentVolumeClaims")
                : Optional.empty();
    }

    private static Optional<String> wrong(PodInfo pod, String name, boolean ephemeral, Snapshot snapshot) {
        String named = "persistentvolumeclaim \"" + name + "\"";
        Optional<Claim> claim = Claim.find(snapshot.client(), pod.namespace(), name);
        if (claim.isEmpty()) {
            return Optional.of(
                    ephemeral
                            ? "waiting for ephemeral volume controller to create the " + named
                            : named + " not found");
        }
        if (claim.get().phase().equals("Lost")) {
            return Optional.of(named + " bound to non-existent persistentvolume \""
                    + claim.get().volumeName() + "\"");
        }
        return claim.get().object().isTerminating() ? Optional.of(named + " is being deleted") : Optional.empty();
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.before() == null
                || change.isUpdate()
                        && !change.now().labels().equals(change.before().labels());
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        if (hasNoClaims(pod)) {
            return NodeFilter.PASS;
        }
        PodVolumes volumes = new PodVolumes(pod, snapshot.client());
        return node -> {
            var reasons = volumes.on(node.node()).reasons();
            return reasons.isEmpty() ? Optional.empty() : Optional.of(new Rejection(name(), reasons, true));
        };
    }

    private static boolean hasNoClaims(PodInfo pod) {
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (!pod.claimName(volume).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Reserves the volumes that there are, and names the node to who makes the others. */
    @Override
    public void reserve(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        if (hasNoClaims(pod)) {
            return;
        }
        PodVolumes.Plan plan = new PodVolumes(pod, snapshot.client()).on(node.node());
        plan.bindings().forEach((claim, volume) -> {
            Volume wanted = volume.boundTo(claim);
            if (!wanted.equals(volume)) {
                snapshot.client()
                        .update(Resources.PERSISTENTVOLUMES, wanted.object().json());
            }
        });
        for (Claim claim : plan.provisions()) {
            if (claim.annotation(Claim.SELECTED_NODE).isEmpty()) {
                ObjectNode copy = claim.object().json().deepCopy();
                ((ObjectNode) copy.get("metadata")).withObject("/annotations").put(Claim.SELECTED_NODE, node.name());
                snapshot.client().update(Resources.PERSISTENTVOLUMECLAIMS, copy);
            }
        }
    }

    @Override
    public boolean isReady(PodInfo pod, NodeInfo node, Snapshot snapshot) throws PreBindFailed {
        if (hasNoClaims(pod)) {
            return true;
        }
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = pod.claimName(volume);
            if (!name.isEmpty() && !isReady(pod, name, node, snapshot)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReady(PodInfo pod, String name, NodeInfo node, Snapshot snapshot) throws PreBindFailed {
        Optional<Claim> claim = Claim.find(snapshot.client(), pod.namespace(), name);
        if (claim.isEmpty()) {
            throw new PreBindFailed("binding volumes: failed to check provisioning pvc: could not find v1."
                    + "PersistentVolumeClaim \"" + pod.namespace() + "/" + name + "\"");
        }
        Optional<Volume> volume = Volume.find(snapshot.client(), claim.get().volumeName());
        if (volume.isPresent() && !volume.get().isWithinReachOf(node.node())) {
            throw new PreBindFailed("binding volumes: pv \"" + volume.get().name()
                    + "\" node affinity doesn't match node \"" + node.name() + "\": no matching NodeSelectorTerms");
        }
        String selected = claim.get().annotation(Claim.SELECTED_NODE);
        if (!claim.get().isBound() && !selected.isEmpty() && !selected.equals(node.name())) {
            throw new PreBindFailed("binding volumes: provisioning failed for PVC \"" + name + "\"");
        }
        return claim.get().isBound();
    }
}
