package dev.podfall.sim.kubelet.container;

import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageManager;
import dev.podfall.sim.kubelet.images.ImageStore;
import dev.podfall.sim.kubelet.launch.CommandRunner;
import dev.podfall.sim.kubelet.launch.ConfigBuilder;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.workload.ContainerRuntime;
import java.util.ArrayList;
import java.util.List;

/** The room's front door: starts and stops sandboxes, containers and whole pods. */
public final class Containers {
    private final Host host;
    private final ContainerStore store;
    private final ImageStore images;
    private final VolumeManager volumes;
    private final ConfigBuilder config;
    private final Processes processes;
    private final ContainerKiller killer;
    private final ContainerStarter starter;

    /** What it is built from. */
    public record Parts(
            ContainerStore store,
            Logs logs,
            ImageStore images,
            VolumeManager volumes,
            ContainerRuntime runtime,
            ClusterNetwork network) {}

    public Containers(Host host, Parts parts) {
        this.host = host;
        this.store = parts.store();
        this.images = parts.images();
        this.volumes = parts.volumes();
        this.config = new ConfigBuilder(host, parts.volumes());
        this.processes = new Processes(host, parts.runtime(), parts.logs());
        Hooks hooks = new Hooks(host, store, parts.network(), new CommandRunner(host));
        this.killer = new ContainerKiller(host, store, hooks);
        this.starter = new ContainerStarter(
                host, new ImageManager(host, images), config, processes, new ContainerStarter.Stopping(hooks, killer));
    }

    public ContainerStore store() {
        return store;
    }

    public ContainerStarter starter() {
        return starter;
    }

    public ContainerKiller killer() {
        return killer;
    }

    /** Creates the pod's sandbox after the time it takes. */
    public void createSandbox(PodView pod, Runnable done) {
        String what = "kubelet " + host.node() + ": sandbox of " + pod.name();
        host.time().after(host.between(150, 450), what, () -> {
            store.createSandbox(pod);
            done.run();
        });
    }

    /**
     * Stops all containers of a pod, sidecars after the others and in reverse order, then its sandbox.
     *
     * @param graceSeconds null for each container's own
     */
    public void killPod(PodView pod, Long graceSeconds, Runnable done) {
        PodContainers containers = store.of(pod);
        List<ContainerInstance> running = containers.snapshot().running();
        TerminationOrder order = new TerminationOrder(pod, running);
        List<ContainerKiller.Kill> kills = new ArrayList<>();
        for (ContainerInstance instance : running) {
            pod.container(instance.name()).ifPresent(c -> {
                ContainerKiller.Kill kill = ContainerKiller.Kill.of(pod, c, instance.id(), null);
                ContainerKiller.Kill timed = graceSeconds == null ? kill : kill.withGrace(graceSeconds);
                kills.add(timed.inTurn(task -> order.wait(instance.name(), task)));
            });
        }
        order.whenEmpty(() -> {
            store.stopSandbox(containers);
            done.run();
        });
        kills.forEach(
                kill -> killer.kill(kill, () -> order.ended(kill.container().name())));
        order.begin();
    }

    /** Goes on with the containers of a pod that ran when the process ended. */
    public void resume(PodView pod) {
        PodContainers containers = store.of(pod);
        PodSnapshot seen = containers.snapshot();
        if (seen.instances().isEmpty()) {
            return;
        }
        volumes.restore(pod, seen.ip());
        Processes.Resumption with = new Processes.Resumption(pod, images, config);
        for (ContainerInstance instance : seen.running()) {
            pod.container(instance.name()).ifPresent(spec -> processes.resume(containers, spec, instance, with));
        }
    }

    /** The pod is gone: nothing of it stays. */
    public void forget(PodView pod) {
        store.remove(pod.uid());
        volumes.unmount(pod);
        starter.forget(pod);
    }
}
