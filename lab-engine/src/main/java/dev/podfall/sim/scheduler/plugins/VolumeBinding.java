package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims must exist and be bound, or wait for their first consumer. Mirrors {@code plugins/volumebinding}. */
final class VolumeBinding implements FilterPlugin {
    @Override
    public String name() {
        return "VolumeBinding";
    }

    @Override
    public Optional<String> rejectEverywhere(PodInfo pod, Snapshot snapshot) {
        boolean unbound = false;
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = pod.claimName(volume);
            if (name.isEmpty()) {
                continue;
            }
            Optional<ObjectNode> claim =
                    snapshot.client().find(Resources.PERSISTENTVOLUMECLAIMS, pod.namespace(), name);
            if (claim.isEmpty()) {
                return Optional.of(
                        volume.has("ephemeral")
                                ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \""
                                        + name + "\""
                                : "persistentvolumeclaim \"" + name + "\" not found");
            }
            KubeObject object = new KubeObject(claim.get());
            if (object.status().path("phase").asText().equals("Lost")) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" bound to non-existent persistentvolume \""
                        + object.spec().path("volumeName").asText() + "\"");
            }
            if (object.isTerminating()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            unbound |= !isBound(object) && !waitsForConsumer(object, snapshot);
        }
        return unbound ? Optional.of("pod has unbound immediate PersistentVolumeClaims") : Optional.empty();
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.before() == null
                || change.isUpdate()
                        && !change.now().labels().equals(change.before().labels());
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        List<JsonNode> affinities = new ArrayList<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            snapshot.client()
                    .find(Resources.PERSISTENTVOLUMECLAIMS, pod.namespace(), pod.claimName(volume))
                    .map(claim -> claim.path("spec").path("volumeName").asText())
                    .filter(name -> !name.isEmpty())
                    .flatMap(name -> snapshot.client().find(Resources.PERSISTENTVOLUMES, null, name))
                    .map(pv -> pv.path("spec")
                            .path("nodeAffinity")
                            .path("required")
                            .path("nodeSelectorTerms"))
                    .filter(terms -> !terms.isEmpty())
                    .ifPresent(affinities::add);
        }
        return node -> reach(affinities, node);
    }

    private Optional<Rejection> reach(List<JsonNode> affinities, NodeInfo node) {
        return affinities.stream().allMatch(terms -> NodeSelector.anyTerm(terms, node.node()))
                ? Optional.empty()
                : Optional.of(Rejection.unresolvable(name(), "node(s) didn't match PersistentVolume's node affinity"));
    }

    private static boolean isBound(KubeObject claim) {
        return !claim.spec().path("volumeName").asText().isEmpty();
    }

    private static boolean waitsForConsumer(KubeObject claim, Snapshot snapshot) {
        String storageClass = claim.spec().path("storageClassName").asText();
        return !storageClass.isEmpty()
                && snapshot.client()
                        .find(Resources.STORAGECLASSES, null, storageClass)
                        .map(c -> c.path("volumeBindingMode").asText().equals("WaitForFirstConsumer"))
                        .orElse(false);
    }
}
