package dev.podfall.sim.kubelet.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.container.ContainerKiller;
import dev.podfall.sim.kubelet.container.ContainerStarter;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.container.StartResult;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One synchronisation of a running pod: report, mount, then kill and start what must be. Each step waits for the one
 * before it. Mirrors {@code Kubelet.SyncPod} and {@code kubeGenericRuntimeManager.SyncPod}.
 */
final class PodSync {
    private final Rooms rooms;
    private final PodView pod;
    private final PodSnapshot seen;
    private final Consumer<Result> done;
    private Map<String, JsonNode> auths = Map.of();
    private VolumeManager.Waiting volumes;
    private boolean failed;
    private boolean acted;
    private Instant retryAt;

    /**
     * How it went.
     *
     * @param completed whether the pod has come to its end by itself
     * @param failed whether something did not work and is to be tried again
     * @param retryAt when the earliest back-off ends, or null
     * @param acted whether something was started or stopped, and all of it worked
     */
    record Result(boolean completed, boolean failed, Instant retryAt, boolean acted) {}

    PodSync(Rooms rooms, PodView pod, PodSnapshot seen, Consumer<Result> done) {
        this.rooms = rooms;
        this.pod = pod;
        this.seen = seen;
        this.done = done;
    }

    void run() {
        ObjectNode status = rooms.generator().generate(pod, seen, false);
        rooms.statuses().set(pod, status);
        String phase = status.path("phase").asText();
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            done.accept(new Result(true, false, null, false));
            return;
        }
        String ip = pod.isHostNetwork() ? rooms.host().ip() : seen.ip();
        volumes = rooms.volumes().mount(pod, ip, this::mounted);
    }

    /** The pod is to stop: nothing more is waited for that may take long. */
    void interrupt() {
        if (volumes != null) {
            volumes.cancel();
        }
    }

    private void mounted(boolean all) {
        if (!all) {
            done.accept(new Result(false, true, null, false));
            return;
        }
        auths = rooms.pullSecrets().of(pod);
        rooms.probes().add(pod);
        PodActions actions = PodActions.compute(pod, seen, rooms.probes().results());
        acted = actions.killPod() || !actions.toKill().isEmpty();
        if (actions.killPod()) {
            rooms.containers().killPod(pod, null, () -> sandbox(actions));
        } else {
            each(actions.toKill(), this::kill, () -> sandbox(actions));
        }
    }

    private void kill(PodActions.Kill order, Runnable next) {
        ContainerKiller.Kill kill =
                ContainerKiller.Kill.of(pod, order.container(), order.instance().id(), order.message());
        JsonNode grace = order.probe() == null
                ? MissingNode.getInstance()
                : order.container().probe(order.probe()).path("terminationGracePeriodSeconds");
        boolean own = grace.isNumber() && !pod.isDeleted();
        rooms.containers().killer().kill(own ? kill.withGrace(grace.asLong()) : kill, next);
    }

    private void sandbox(PodActions actions) {
        if (!actions.createSandbox()) {
            startEphemeral(actions);
            return;
        }
        if (seen.sandbox() != null) {
            String text = "Pod sandbox changed, it will be killed and re-created.";
            rooms.host().events().normal(pod.object(), "SandboxChanged", text);
        }
        rooms.containers().createSandbox(pod, () -> {
            rooms.statuses().sandboxReady(pod);
            startEphemeral(actions);
        });
    }

    private void startEphemeral(PodActions actions) {
        each(actions.ephemeralToStart(), (c, next) -> start(c, ok -> next.run()), () -> startInit(actions));
    }

    /** The first init container that does not start ends the sync, unless it is a sidecar. */
    private void startInit(PodActions actions) {
        Iterator<ContainerSpec> inits = actions.initToStart().iterator();
        startNextInit(inits, () -> startRegular(actions));
    }

    private void startNextInit(Iterator<ContainerSpec> inits, Runnable end) {
        if (!inits.hasNext()) {
            end.run();
            return;
        }
        ContainerSpec container = inits.next();
        start(container, ok -> {
            if (ok || container.isSidecar()) {
                startNextInit(inits, end);
            } else {
                finish();
            }
        });
    }

    private void startRegular(PodActions actions) {
        each(actions.regularToStart(), (c, next) -> start(c, ok -> next.run()), this::finish);
    }

    private void start(ContainerSpec container, Consumer<Boolean> next) {
        ContainerStarter.Order order =
                new ContainerStarter.Order(pod, rooms.containers().store().of(pod), seen, auths);
        rooms.containers().starter().start(order, container, result -> {
            rooms.reasons().update(pod.uid(), container.name(), result);
            note(result);
            next.accept(result.isStarted());
        });
    }

    private void note(StartResult result) {
        acted = true;
        failed |= !result.isStarted();
        Instant at = result.retryAt();
        if (at != null && (retryAt == null || at.isBefore(retryAt))) {
            retryAt = at;
        }
    }

    private void finish() {
        done.accept(new Result(false, failed, retryAt, acted && !failed));
    }

    private static <T> void each(List<T> items, BiConsumer<T, Runnable> step, Runnable end) {
        next(items.iterator(), step, end);
    }

    private static <T> void next(Iterator<T> items, BiConsumer<T, Runnable> step, Runnable end) {
        if (items.hasNext()) {
            step.accept(items.next(), () -> next(items, step, end));
        } else {
            end.run();
        }
    }
}
