package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.backoff.BackOff;
import dev.podfall.sim.kubelet.host.GoDuration;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageFailure;
import dev.podfall.sim.kubelet.images.ImageManager;
import dev.podfall.sim.kubelet.images.LocalImage;
import dev.podfall.sim.kubelet.launch.ConfigBuilder;
import dev.podfall.sim.kubelet.launch.SecurityContext;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts a container: back-off, image, configuration, create, start, postStart. Mirrors {@code doBackOff} and
 * {@code startContainer} of {@code pkg/kubelet/kuberuntime}.
 */
public final class ContainerStarter {
    private final Host host;
    private final ImageManager images;
    private final ConfigBuilder config;
    private final Processes processes;
    private final Hooks hooks;
    private final ContainerKiller killer;
    private final BackOff backOff;

    ContainerStarter(Host host, ImageManager images, ConfigBuilder config, Processes processes, Stopping stopping) {
        this.host = host;
        this.images = images;
        this.config = config;
        this.processes = processes;
        this.hooks = stopping.hooks();
        this.killer = stopping.killer();
        this.backOff = new BackOff(host, "backoff/crash", Duration.ofSeconds(10), Duration.ofSeconds(300));
    }

    /** What stops containers. */
    record Stopping(Hooks hooks, ContainerKiller killer) {}

    /**
     * What a start needs to know.
     *
     * @param seen the pod as the last relist saw it
     * @param auths registry credentials
     */
    public record Order(PodView pod, PodContainers containers, PodSnapshot seen, Map<String, JsonNode> auths) {}

    /** Starts it, or says why not; {@code done} is told once. */
    public void start(Order order, ContainerSpec container, Consumer<StartResult> done) {
        Optional<StartResult> waiting = waiting(order, container);
        if (waiting.isPresent()) {
            done.accept(waiting.get());
            return;
        }
        Consumer<LocalImage> found = host.time().bind(image -> create(order, container, image, done));
        Consumer<ImageFailure> missing = host.time().bind(failure -> {
            failed(order.pod(), container, failure.reason());
            done.accept(StartResult.failed(failure.reason(), failure.message()));
        });
        images.ensure(order.pod(), container, order.auths(), (image, failure) -> {
            if (failure != null) {
                missing.accept(failure);
            } else {
                found.accept(image);
            }
        });
    }

    /** The pod is gone: its waits are forgotten. */
    public void forget(PodView pod) {
        backOff.forget(pod.uid() + "/");
        images.forget(pod);
    }

    private Optional<StartResult> waiting(Order order, ContainerSpec container) {
        PodView pod = order.pod();
        Optional<ContainerInstance> ended = order.seen().findExited(container.name());
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        String key = pod.uid() + "/" + container.name() + "/" + container.image() + "/" + container.resources();
        Instant finished = ended.get().finished();
        if (!backOff.isWaitingSince(key, finished)) {
            backOff.next(key, finished);
            return Optional.empty();
        }
        String text = "Back-off restarting failed container " + container.name() + " in pod " + pod.fullName();
        host.events().event(pod.object(), container.fieldPath(), "Warning", "BackOff", text);
        Duration wait = backOff.get(key);
        String message = "back-off " + GoDuration.of(wait) + " restarting failed container=" + container.name()
                + " pod=" + pod.fullName();
        return Optional.of(new StartResult("CrashLoopBackOff", message, finished.plus(wait)));
    }

    /** A start under way. */
    private record Start(Order order, ContainerSpec container, ContainerConfig config, Consumer<StartResult> done) {
        PodView pod() {
            return order.pod();
        }
    }

    private void create(Order order, ContainerSpec container, LocalImage image, Consumer<StartResult> done) {
        PodView pod = order.pod();
        String id = host.dice().hex(64);
        ContainerConfig built;
        try {
            built = config.build(
                    pod, container, id, order.containers().snapshot().ip(), image);
        } catch (ConfigError error) {
            failed(pod, container, error.getMessage());
            done.accept(StartResult.failed("CreateContainerConfigError", error.getMessage()));
            return;
        }
        Start start = new Start(order, container, built, done);
        after(host.between(20, 60), "create", container, () -> {
            ContainerInstance created = instance(order, container, id, image);
            order.containers().put(created);
            event(pod, container, "Created", "Container created");
            after(host.between(30, 90), "start", container, () -> run(start, created));
        });
    }

    private ContainerInstance instance(Order order, ContainerSpec container, String id, LocalImage image) {
        SecurityContext security = SecurityContext.of(order.pod(), container);
        int restarts = order.containers()
                .snapshot()
                .find(container.name())
                .map(i -> i.restartCount() + 1)
                .orElse(0);
        return new ContainerInstance(
                id,
                container.name(),
                restarts,
                ContainerInstance.State.CREATED,
                host.now(),
                null,
                null,
                0,
                "",
                "",
                image.name(),
                image.reference(),
                container.hash(),
                security.user(image.content()),
                security.group(image.content()),
                security.groups(image.content()));
    }

    private void run(Start start, ContainerInstance created) {
        ContainerSpec container = start.container();
        try {
            processes.start(start.order().containers(), container, created, start.config());
        } catch (StartFailure failure) {
            failed(start.pod(), container, failure.getMessage());
            start.done().accept(StartResult.failed("RunContainerError", failure.getMessage()));
            return;
        }
        event(start.pod(), container, "Started", "Container started");
        JsonNode hook = container.json().path("lifecycle").path("postStart");
        if (hook.isMissingNode()) {
            start.done().accept(StartResult.STARTED);
        } else {
            hooks.run(start.pod(), container, hook, created.id(), error -> hooked(start, created, error));
        }
    }

    private void hooked(Start start, ContainerInstance created, String error) {
        if (error == null) {
            start.done().accept(StartResult.STARTED);
            return;
        }
        PodView pod = start.pod();
        String path = start.container().fieldPath();
        host.events().event(pod.object(), path, "Warning", "FailedPostStartHook", "PostStartHook failed");
        ContainerKiller.Kill kill =
                ContainerKiller.Kill.of(pod, start.container(), created.id(), "FailedPostStartHook");
        killer.kill(kill, () -> start.done().accept(StartResult.failed("PostStartHookError", error)));
    }

    private void failed(PodView pod, ContainerSpec container, String why) {
        host.events().event(pod.object(), container.fieldPath(), "Warning", "Failed", "Error: " + why);
    }

    private void event(PodView pod, ContainerSpec container, String reason, String text) {
        host.events().event(pod.object(), container.fieldPath(), "Normal", reason, text);
    }

    private void after(Duration delay, String what, ContainerSpec container, Runnable task) {
        host.time().after(delay, "kubelet " + host.node() + ": " + what + " " + container.name(), task);
    }
}
