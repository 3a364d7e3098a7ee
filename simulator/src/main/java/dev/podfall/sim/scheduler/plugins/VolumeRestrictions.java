package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.storage.Claim;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A claim that is for one pod alone is mounted by one pod alone. Mirrors {@code plugins/volumerestrictions}. */
final class VolumeRestrictions implements FilterPlugin {
    private static final String IN_USE = "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access"
            + " mode already in-use by another pod";

    @Override
    public String name() {
        return "VolumeRestrictions";
    }

    @Override
    public boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        return change.now() == null && change.before().namespace().equals(pod.namespace());
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        Set<String> exclusive = new HashSet<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            String name = volume.path("persistentVolumeClaim").path("claimName").asText();
            if (name.isEmpty()) {
                continue;
            }
            Claim.find(snapshot.client(), pod.namespace(), name)
                    .filter(c -> c.accessModes().contains("ReadWriteOncePod"))
                    .ifPresent(c -> exclusive.add(c.name()));
        }
        boolean taken = !exclusive.isEmpty()
                && snapshot.nodes().stream()
                        .map(NodeInfo::pods)
                        .anyMatch(pods -> pods.stream().anyMatch(p -> mounts(p, pod.namespace(), exclusive)));
        return taken ? node -> Optional.of(Rejection.of(name(), IN_USE)) : NodeFilter.PASS;
    }

    private static boolean mounts(PodInfo pod, String namespace, Set<String> claims) {
        if (!pod.namespace().equals(namespace)) {
            return false;
        }
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (claims.contains(
                    volume.path("persistentVolumeClaim").path("claimName").asText())) {
                return true;
            }
        }
        return false;
    }
}
