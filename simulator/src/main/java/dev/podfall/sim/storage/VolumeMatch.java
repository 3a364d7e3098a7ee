package dev.podfall.sim.storage;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which volume suits a claim. Mirrors {@code FindMatchingVolume}. */
public final class VolumeMatch {
    private final Claim claim;

    public VolumeMatch(Claim claim) {
        this.claim = claim;
    }

    /**
     * The controller's choice: the smallest of those with the fewest access modes that suit.
     *
     * @param delayed whether the scheduler chooses: then only a volume that was reserved for the claim
     */
    public Optional<Volume> among(Collection<Volume> volumes, boolean delayed) {
        List<Set<String>> modes = volumes.stream()
                .map(v -> (Set<String>) new HashSet<>(v.accessModes()))
                .filter(m -> m.containsAll(claim.accessModes()))
                .distinct()
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
        return modes.stream()
                .flatMap(set -> best(
                        volumes.stream()
                                .filter(v -> new HashSet<>(v.accessModes()).equals(set))
                                .toList(),
                        null,
                        delayed)
                        .stream())
                .findFirst();
    }

    /** The scheduler's choice: the smallest that suits and that the node reaches, but for those in {@code taken}. */
    public Optional<Volume> forNode(Collection<Volume> volumes, KubeObject node, Set<String> taken) {
        return best(volumes.stream().filter(v -> !taken.contains(v.name())).toList(), node, true);
    }

    private Optional<Volume> best(Collection<Volume> volumes, KubeObject node, boolean delayed) {
        List<Volume> open = volumes.stream().filter(this::isPossible).toList();
        Optional<Volume> reserved = open.stream().filter(v -> v.isFor(claim)).findFirst();
        if (reserved.isPresent()) {
            return reserved.filter(v -> node == null || v.isWithinReachOf(node));
        }
        return node == null && delayed
                ? Optional.empty()
                : open.stream().filter(v -> suits(v, node)).min(Comparator.comparing(Volume::capacity));
    }

    private boolean isPossible(Volume volume) {
        return (!volume.claimRef().isObject() || volume.isFor(claim))
                && volume.capacity().compareTo(claim.requested()) >= 0
                && volume.volumeMode().equals(claim.volumeMode())
                && !volume.object().isTerminating();
    }

    private boolean suits(Volume volume, KubeObject node) {
        return volume.phase().equals("Available")
                && (!claim.spec().hasNonNull("selector")
                        || LabelSelector.ofObject(claim.spec().path("selector"))
                                .test(volume.object().json()))
                && volume.storageClass().equals(claim.storageClass())
                && (node == null
                        || volume.isWithinReachOf(node) && volume.accessModes().containsAll(claim.accessModes()));
    }

    /** Why a volume that the claim names does not suit it, or empty. Mirrors {@code checkVolumeSatisfyClaim}. */
    public Optional<String> mismatch(Volume volume) {
        if (volume.object().isTerminating()) {
            return Optional.of("the volume is marked for deletion \"" + volume.name() + "\"");
        }
        if (volume.capacity().compareTo(claim.requested()) < 0) {
            return Optional.of("requested PV is too small");
        }
        if (!volume.storageClass().equals(claim.storageClass())) {
            return Optional.of("storageClassName does not match");
        }
        if (!volume.volumeMode().equals(claim.volumeMode())) {
            return Optional.of("incompatible volumeMode");
        }
        return volume.accessModes().containsAll(claim.accessModes())
                ? Optional.empty()
                : Optional.of("incompatible accessMode");
    }
}
