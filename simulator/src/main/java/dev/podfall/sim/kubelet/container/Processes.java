package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.env.Bytes;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageStore;
import dev.podfall.sim.kubelet.images.LocalImage;
import dev.podfall.sim.kubelet.launch.ConfigBuilder;
import dev.podfall.sim.kubelet.launch.Launch;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.SingleFile;
import dev.podfall.sim.loop.Together;
import dev.podfall.sim.workload.ContainerRuntime;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hands containers to the runtime, hears what they print and how they end. */
final class Processes {
    private static final Duration NOTICE = Duration.ofMillis(180);

    private final Host host;
    private final ContainerRuntime runtime;
    private final Logs logs;

    Processes(Host host, ContainerRuntime runtime, Logs logs) {
        this.host = host;
        this.runtime = runtime;
        this.logs = logs;
    }

    /** @throws ContainerRuntime.StartFailure when the process could not be started; the instance then has exited, 128 */
    void start(PodContainers pod, ContainerSpec spec, ContainerInstance created, ContainerConfig config) {
        SingleFile terminationLog = terminationLog(config, spec);
        RunningContainer container = new RunningContainer(created.id(), terminationLog);
        host.disk().write(Launch.PREFIX + created.id(), Launch.save(config));
        pod.processes().put(created.id(), container);
        pod.put(created.running(host.now()));
        try {
            container.started(runtime.start(config, listener(pod, spec, container)));
        } catch (ContainerRuntime.StartFailure failure) {
            refused(pod, created, failure);
            throw failure;
        } catch (RuntimeException defect) {
            refused(pod, created, defect);
            report(defect);
            throw new ContainerRuntime.StartFailure(String.valueOf(defect.getMessage()));
        }
    }

    private void refused(PodContainers pod, ContainerInstance created, RuntimeException failure) {
        pod.processes().remove(created.id());
        logs.close(created.id());
        String message = String.valueOf(failure.getMessage());
        pod.put(created.exited(Instant.EPOCH, host.now(), 128, "StartError", message));
    }

    /** A program that breaks must not stop its pod's worker; the loop's failure handler hears of it all the same. */
    private void report(RuntimeException defect) {
        host.time().soon("kubelet " + host.node() + ": report a defect", () -> {
            throw defect;
        });
    }

    /** Goes on with a container that ran when the process ended. */
    void resume(PodContainers pod, ContainerSpec spec, ContainerInstance instance, Resumption with) {
        Optional<ObjectNode> saved = host.disk().read(Launch.PREFIX + instance.id());
        Optional<LocalImage> image = with.images().find(instance.image());
        if (saved.isEmpty() || image.isEmpty()) {
            lost(pod, instance);
            return;
        }
        SingleFile terminationLog = new SingleFile(host.files());
        Map<String, String> variables = Launch.environment(saved.get());
        Map<String, Mount> mounts =
                new LinkedHashMap<>(with.config().mounts(with.pod(), spec, terminationLog, variables));
        ContainerConfig config = Launch.load(saved.get(), image.get().content(), mounts);
        JsonNode state = saved.get().path("program");
        RunningContainer container = new RunningContainer(instance.id(), terminationLog);
        pod.processes().put(instance.id(), container);
        try {
            container.started(
                    runtime.resume(config, state.isMissingNode() ? null : state, listener(pod, spec, container)));
        } catch (ContainerRuntime.StartFailure failure) {
            pod.processes().remove(instance.id());
            lost(pod, instance);
        }
    }

    /** What {@link #resume} looks things up in. */
    record Resumption(PodView pod, ImageStore images, ConfigBuilder config) {}

    private void lost(PodContainers pod, ContainerInstance instance) {
        pod.put(instance.exited(instance.started(), host.now(), 255, "Unknown", ""));
    }

    private SingleFile terminationLog(ContainerConfig config, ContainerSpec spec) {
        Mount mount = config.mounts().get(ConfigBuilder.terminationPath(spec));
        return mount instanceof SingleFile file ? file : new SingleFile(host.files());
    }

    private ContainerRuntime.Listener listener(PodContainers pod, ContainerSpec spec, RunningContainer container) {
        return new ContainerRuntime.Listener() {
            @Override
            public void output(boolean stderr, String text) {
                logs.append(container.id(), stderr, text);
            }

            @Override
            public void exited(int code, boolean outOfMemory) {
                ended(pod, spec, container, new Exit(code, outOfMemory));
            }
        };
    }

    private record Exit(int code, boolean outOfMemory) {
        String reason() {
            return outOfMemory ? "OOMKilled" : code == 0 ? "Completed" : "Error";
        }
    }

    /** Even a process that ends at once takes containerd a moment from its start to the news of its end. */
    private void ended(PodContainers pod, ContainerSpec spec, RunningContainer container, Exit exit) {
        Instant started =
                pod.instance(container.id()).map(ContainerInstance::started).orElse(Instant.EPOCH);
        Instant noticed = started.plus(host.between(60, 180));
        if (started.isAfter(host.now().minus(NOTICE)) && noticed.isAfter(host.now())) {
            String what = "kubelet " + host.node() + ": end of " + spec.name();
            Duration left = Duration.between(host.now(), noticed);
            host.time().after(left, what, () -> noticed(pod, spec, container, exit));
        } else {
            noticed(pod, spec, container, exit);
        }
    }

    private void noticed(PodContainers pod, ContainerSpec spec, RunningContainer container, Exit exit) {
        if (pod.processes().remove(container.id()) == null) {
            return;
        }
        logs.close(container.id());
        String message = terminationMessage(spec, container, exit);
        pod.instance(container.id())
                .ifPresent(i -> pod.put(i.exited(i.started(), host.now(), exit.code(), exit.reason(), message)));
        Together.run(container.waiting());
    }

    /** What the container wrote, else its last lines where the policy says so. Mirrors {@code getTerminationMessage}. */
    private String terminationMessage(ContainerSpec spec, RunningContainer container, Exit exit) {
        byte[] written = container.terminationLog().content(4096);
        container.terminationLog().forget();
        if (written.length > 0) {
            return Bytes.text(written);
        }
        boolean fallback = spec.json().path("terminationMessagePolicy").asText().equals("FallbackToLogsOnError");
        return fallback && exit.code() != 0 ? logs.tail(container.id()) : "";
    }
}
