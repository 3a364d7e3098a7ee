package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.workload.Program.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Stops containers: event, preStop, TERM, and KILL when the grace period is over. Mirrors {@code killContainer}. */
public final class ContainerKiller {
    private static final long SHORTEST_GRACE = 2;

    private final Host host;
    private final ContainerStore store;
    private final Hooks hooks;
    private final Map<String, Timer> deadlines = new HashMap<>();

    ContainerKiller(Host host, ContainerStore store, Hooks hooks) {
        this.host = host;
        this.store = store;
        this.hooks = hooks;
    }

    /**
     * Which container, why, and how patiently.
     *
     * @param id the instance
     * @param message of the Killing event
     * @param graceSeconds before KILL, preStop included
     * @param turn called when preStop is over; runs what it is given when TERM may be sent
     */
    public record Kill(
            PodView pod,
            ContainerSpec container,
            String id,
            String message,
            long graceSeconds,
            Consumer<Runnable> turn) {
        /** With the pod's own grace period and the usual message when {@code message} is null. */
        public static Kill of(PodView pod, ContainerSpec container, String id, String message) {
            String text = message == null ? "Stopping container " + container.name() : message;
            return new Kill(pod, container, id, text, pod.gracePeriodSeconds(), Runnable::run);
        }

        public Kill withGrace(long seconds) {
            return new Kill(pod, container, id, message, seconds, turn);
        }

        public Kill inTurn(Consumer<Runnable> newTurn) {
            return new Kill(pod, container, id, message, graceSeconds, newTurn);
        }
    }

    /** Stops it; {@code done} is told when it has ended. */
    public void kill(Kill kill, Runnable done) {
        host.events().event(kill.pod().object(), kill.container().fieldPath(), "Normal", "Killing", kill.message());
        RunningContainer container = running(kill);
        if (container == null) {
            done.run();
            return;
        }
        container.whenExited(host.time().bind(() -> {
            Timer deadline = deadlines.remove(kill.id());
            if (deadline != null) {
                deadline.cancel();
            }
            done.run();
        }));
        Instant begun = host.now();
        preStop(kill, () -> kill.turn().accept(() -> terminate(kill, begun)));
    }

    /** Ends what is being stopped within {@code seconds} from now, if that is sooner. */
    public void hurry(PodView pod, long seconds) {
        store.of(pod).processes().keySet().forEach(id -> limit(store.of(pod), id, Duration.ofSeconds(seconds)));
    }

    private void preStop(Kill kill, Runnable next) {
        JsonNode hook = kill.container().json().path("lifecycle").path("preStop");
        if (hook.isMissingNode() || kill.graceSeconds() <= 0) {
            next.run();
            return;
        }
        Once once = new Once(next);
        Duration grace = Duration.ofSeconds(kill.graceSeconds());
        Timer limit = host.time().after(grace, "kubelet " + host.node() + ": preStop took too long", once);
        hooks.run(kill.pod(), kill.container(), hook, kill.id(), error -> {
            if (error != null) {
                String path = kill.container().fieldPath();
                host.events().event(kill.pod().object(), path, "Warning", "FailedPreStopHook", "PreStopHook failed");
            }
            limit.cancel();
            once.run();
        });
    }

    private void terminate(Kill kill, Instant begun) {
        RunningContainer container = running(kill);
        if (container == null) {
            return;
        }
        long used = Duration.between(begun, host.now()).toSeconds();
        long left = Math.max(SHORTEST_GRACE, kill.graceSeconds() - used);
        limit(store.of(kill.pod()), kill.id(), Duration.ofSeconds(left));
        container.handle().signal(Signal.TERM);
    }

    private void limit(PodContainers pod, String id, Duration left) {
        Timer before = deadlines.remove(id);
        if (before != null) {
            before.cancel();
        }
        String what = "kubelet " + host.node() + ": grace period is over";
        deadlines.put(id, host.time().after(left, what, () -> pod.process(id).ifPresent(p -> p.signal(Signal.KILL))));
    }

    private RunningContainer running(Kill kill) {
        return store.of(kill.pod()).processes().get(kill.id());
    }

    private static final class Once implements Runnable {
        private Runnable task;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            Runnable next = task;
            task = null;
            if (next != null) {
                next.run();
            }
        }
    }
}
