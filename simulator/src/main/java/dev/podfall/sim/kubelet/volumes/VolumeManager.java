package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.storage.Volume;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mounts the volumes of pods, tries again what fails, and refreshes what comes from the API. Mirrors
 * {@code pkg/kubelet/volumemanager}.
 */
public final class VolumeManager {
    /** How long a sync waits for volumes before it gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(123);

    /** Secrets and ConfigMaps hold a mebibyte each; a projected volume may have several. */
    private static final long MOST_FROM_API = 64L << 20;

    private final Host host;
    private final Payload payload;
    private final HostPaths hostPaths;
    private final Directories directories;
    private final ClaimedVolumes claimed;
    private final SubPaths subPaths;
    private final Map<String, List<PodVolume>> pods = new HashMap<>();

    public VolumeManager(Host host) {
        this.host = host;
        this.payload = new Payload(host);
        this.hostPaths = new HostPaths(host.files());
        this.directories = new Directories(host);
        this.subPaths = new SubPaths(host.files(), MOST_FROM_API);
        this.claimed = new ClaimedVolumes(host, hostPaths, directories);
    }

    /** Waits for a pod's volumes; {@code done} is told once whether all are mounted. Volumes mounted before are refreshed. */
    public Waiting mount(PodView pod, String podIp, Consumer<Boolean> done) {
        List<PodVolume> volumes = pods.computeIfAbsent(pod.uid(), uid -> volumesOf(pod));
        volumes.stream().filter(v -> v.isMounted() && v.isFromApi()).forEach(v -> refresh(pod, v, podIp));
        Waiting waiting = new Waiting(pod, podIp, volumes, done);
        if (volumes.stream().allMatch(PodVolume::isMounted)) {
            done.accept(true);
        } else {
            waiting.again(host.between(60, 260));
            volumes.stream().filter(v -> !v.isMounted()).forEach(v -> payload.foresee(pod, v.spec()));
        }
        return waiting;
    }

    private static List<PodVolume> volumesOf(PodView pod) {
        List<PodVolume> all = new java.util.ArrayList<>();
        pod.spec().path("volumes").forEach(v -> all.add(new PodVolume(pod.uid(), v)));
        return all;
    }

    /**
     * The mounts of a container whose pod's volumes are mounted, by path.
     *
     * @param variables the container's environment
     */
    public Map<String, Mount> mounts(PodView pod, ContainerSpec container, Function<String, String> variables) {
        Map<String, Mount> mounts = new LinkedHashMap<>();
        for (JsonNode wanted : container.json().path("volumeMounts")) {
            PodVolume volume = find(pod, wanted.path("name").asText());
            mounts.put(wanted.path("mountPath").asText(), subPaths.mount(volume, wanted, container.name(), variables));
        }
        mounts.putIfAbsent("/dev/shm", new SharedMemory(directories.sharedMemory(pod)));
        return mounts;
    }

    private PodVolume find(PodView pod, String name) {
        return pods.getOrDefault(pod.uid(), List.of()).stream()
                .filter(v -> v.name().equals(name) && v.isMounted())
                .findFirst()
                .orElseThrow(() -> new ConfigError("cannot find volume \"" + name + "\" to mount into container"));
    }

    /** Mounts at once, without events: the pod's containers run already and the process was restarted. */
    public void restore(PodView pod, String podIp) {
        pods.computeIfAbsent(pod.uid(), uid -> volumesOf(pod)).forEach(volume -> {
            try {
                volume.mounted(open(pod, volume, podIp));
            } catch (ConfigError | ClaimedVolumes.Unprocessed | RemoteVolumes.NotAttached goneMeanwhile) {
                volume.mounted(new Mounted(leftOf(pod, volume), "", false));
            }
        });
    }

    /** The pod goes on with what it had, though it could not be mounted today. */
    private Tree leftOf(PodView pod, PodVolume volume) {
        Tree old = volume.isClaimed()
                ? directories.ofUnboundClaim(pod.namespace(), ClaimedVolumes.claimName(pod, volume.spec()))
                : null;
        return old == null ? host.files().unsaved(MOST_FROM_API) : old;
    }

    /** What is in an emptyDir of a pod, in bytes; 0 for a volume of another kind, or one that is not mounted. */
    public long emptyDirBytes(PodView pod, String name) {
        return pods.getOrDefault(pod.uid(), List.of()).stream()
                .filter(v -> v.name().equals(name) && v.spec().has("emptyDir") && v.isMounted())
                .mapToLong(v -> v.mount().tree().space().bytes())
                .sum();
    }

    /** Removes a directory of the node that was a volume. */
    public void removeDirectory(String path) {
        hostPaths.remove(path);
    }

    /** The pod is gone: its volumes go, its directories are removed. */
    public void unmount(PodView pod) {
        pods.getOrDefault(pod.uid(), List.of()).stream()
                .filter(v -> v.isMounted() && v.isFromApi())
                .forEach(v -> v.mount().tree().clear());
        pods.remove(pod.uid());
        directories.remove(pod.uid());
    }

    /** Removes what pods left behind that are not there any more. */
    public void removeOthers(Set<String> uids) {
        directories.removeOthers(uids);
    }

    private void refresh(PodView pod, PodVolume volume, String podIp) {
        try {
            volume.replace(payload.of(pod, volume.spec(), podIp), VolumeOwnership.of(pod), host.now());
        } catch (ConfigError failure) {
            tell(pod, volume, failure);
        }
    }

    /** Answers false when the pod's sync is to fail at once. */
    private boolean attempt(PodView pod, PodVolume volume, String podIp) {
        try {
            volume.mounted(open(pod, volume, podIp));
            return true;
        } catch (ClaimedVolumes.Unprocessed unprocessed) {
            tellUnmounted(pod, volume, unprocessed.getMessage());
            return false;
        } catch (RemoteVolumes.NotAttached waiting) {
            volume.failed(host.now());
            return true;
        } catch (ConfigError failure) {
            volume.failed(host.now());
            tell(pod, volume, failure);
            return true;
        }
    }

    /** @param unknown the volume that the kubelet could not make out */
    private void tellUnmounted(PodView pod, PodVolume unknown, String why) {
        String unmounted = pods.getOrDefault(pod.uid(), List.of()).stream()
                .filter(v -> !v.isMounted())
                .map(PodVolume::name)
                .sorted()
                .collect(Collectors.joining(" "));
        String text = "Unable to attach or mount volumes: unmounted volumes=[" + unmounted
                + "], unattached volumes=[], failed to process volumes=["
                + unknown.name() + "]: " + why;
        host.events().warning(pod.object(), "FailedMount", text);
    }

    private void tell(PodView pod, PodVolume volume, ConfigError failure) {
        String text = "MountVolume.SetUp failed for volume \"" + volume.shownName() + "\" : " + failure.getMessage();
        host.events().warning(pod.object(), "FailedMount", text);
    }

    private Mounted open(PodView pod, PodVolume volume, String podIp)
            throws ClaimedVolumes.Unprocessed, RemoteVolumes.NotAttached {
        if (volume.isFromApi()) {
            Map<String, FileProjection> content = payload.of(pod, volume.spec(), podIp);
            boolean inMemory = !volume.spec().has("configMap");
            Tree tree = host.files().unsaved(MOST_FROM_API);
            tree.changeMode(tree.root(), inMemory ? Directories.OPEN_TO_ALL : Directories.WRITABLE);
            volume.mounted(new Mounted(tree, "", inMemory));
            volume.replace(content, VolumeOwnership.of(pod), host.now());
            return volume.mount();
        }
        if (volume.spec().has("hostPath")) {
            return hostPaths.mount(volume.spec().path("hostPath"));
        }
        if (volume.isClaimed()) {
            Volume behind = claimed.find(pod, volume.spec());
            volume.showAs(behind.name());
            RemoteVolumes.refuse(pod, volume, behind.spec());
            Mounted mounted = claimed.mount(behind);
            if (!behind.spec().has("hostPath")) {
                VolumeOwnership.of(pod).give(mounted.tree(), mounted.path(), false);
            }
            return mounted;
        }
        RemoteVolumes.refuse(pod, volume, volume.spec());
        Tree tree = directories.ofPod(pod, volume.spec());
        VolumeOwnership.of(pod).give(tree, "", false);
        return new Mounted(tree, "", Directories.isInMemory(volume.spec()));
    }

    /** A sync that waits for volumes. */
    public final class Waiting {
        private final PodView pod;
        private final String podIp;
        private final List<PodVolume> volumes;
        private final Consumer<Boolean> done;
        private final Instant deadline;
        private Timer timer;

        private Waiting(PodView pod, String podIp, List<PodVolume> volumes, Consumer<Boolean> done) {
            this.pod = pod;
            this.podIp = podIp;
            this.volumes = volumes;
            this.done = done;
            this.deadline = host.now().plus(PATIENCE);
        }

        /** Gives up now: {@code done} is told false, if it waits at all. */
        public void cancel() {
            if (timer != null && timer.isPending()) {
                timer.cancel();
                done.accept(false);
            }
        }

        private void again(Duration delay) {
            timer = host.time().after(delay, "kubelet " + host.node() + ": mount volumes of " + pod.name(), this::run);
        }

        private void run() {
            boolean processed = true;
            for (PodVolume volume : volumes) {
                if (!volume.isMounted() && volume.mayTry(host.now())) {
                    processed &= attempt(pod, volume, podIp);
                }
            }
            if (!processed) {
                done.accept(false);
            } else if (volumes.stream().allMatch(PodVolume::isMounted)) {
                done.accept(true);
            } else if (!host.now().isBefore(deadline)) {
                done.accept(false);
            } else {
                again(untilNextTry());
            }
        }

        private Duration untilNextTry() {
            Instant next = deadline;
            for (PodVolume volume : volumes) {
                if (!volume.isMounted() && volume.nextTry().isBefore(next)) {
                    next = volume.nextTry();
                }
            }
            return Duration.between(host.now(), next).plusMillis(100);
        }
    }
}
