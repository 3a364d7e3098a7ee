package dev.podfall.sim.kubelet.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.kubelet.container.PodSnapshot;
import dev.podfall.sim.kubelet.host.Guard;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.lifecycle.PodLifecycle.Cause;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;
import java.time.Instant;

/**
 * Leads one pod through its life: one sync at a time, the next when something changed, when a back-off ends, or when a
 * minute is over. Mirrors {@code podWorkers.podWorkerLoop} and {@code completeWork}.
 */
final class PodWorker {
    private static final Duration RESYNC = Duration.ofSeconds(60);
    private static final Duration BACK_OFF = Duration.ofSeconds(10);
    private static final double JITTER = 0.5;
    private static final long NEVER = -1;

    private final Rooms rooms;
    private final Pleg pleg;
    private final Runnable onFinished;
    private PodView pod;
    private PodLifecycle state = PodLifecycle.SYNCING;
    private Ending ending = Ending.NONE;
    /** How many relists there had been when the last sync was over. */
    private long lastSync = NEVER;

    private boolean working;
    private boolean pending;
    private boolean removed;
    private Step step;
    private PodSync sync;
    private Timer requeue;
    private Timer deadline;

    /**
     * Why the kubelet itself ends a pod.
     *
     * @param reason of the status, or null when somebody else ends it
     * @param graceSeconds null for the pod's own
     */
    record Ending(String reason, String message, Long graceSeconds) {
        static final Ending NONE = new Ending(null, null, null);
    }

    PodWorker(Rooms rooms, Pleg pleg, PodView pod, Runnable onFinished) {
        this.rooms = rooms;
        this.pleg = pleg;
        this.pod = pod;
        this.onFinished = onFinished;
    }

    PodView pod() {
        return pod;
    }

    PodLifecycle state() {
        return state;
    }

    boolean isRemoved() {
        return removed;
    }

    /** The node does not take the pod: nothing is ever done for it. */
    void leave() {
        state = PodLifecycle.FINISHED;
    }

    /** The API shows a new version of the pod. */
    void update(PodView newer) {
        long grace = pod.gracePeriodSeconds();
        pod = newer;
        watchDeadline();
        if (pod.isDeleted()) {
            if (state == PodLifecycle.TERMINATING && pod.gracePeriodSeconds() < grace) {
                rooms.containers().killer().hurry(pod, Math.max(1, pod.gracePeriodSeconds()));
            }
            move(Cause.DELETED);
        }
        poke();
    }

    /** Only the status changed, which the kubelet reported itself: nothing is to be done. */
    void refresh(PodView newer) {
        pod = newer;
        watchDeadline();
    }

    /** The API does not show the pod any more. */
    void remove() {
        removed = true;
        move(Cause.REMOVED);
        if (state == PodLifecycle.FINISHED) {
            onFinished.run();
        } else {
            poke();
        }
    }

    /** The kubelet ends the pod. */
    void end(Ending why) {
        if (state == PodLifecycle.SYNCING) {
            ending = why;
            move(Cause.ENDED);
            poke();
        }
    }

    /** Something may have changed: syncs as soon as the last sync's effects have been seen. */
    void poke() {
        if (state == PodLifecycle.FINISHED) {
            return;
        }
        if (working) {
            pending = true;
            return;
        }
        working = true;
        if (requeue != null) {
            requeue.cancel();
        }
        if (lastSync == NEVER) {
            rooms.host().time().soon(what("first sync"), this::run);
        } else {
            pleg.afterRelist(lastSync, this::run);
        }
    }

    private void move(Cause cause) {
        PodLifecycle next = state.after(cause);
        if (next != state) {
            state = next;
            if (sync != null) {
                sync.interrupt();
            }
        }
    }

    /** What {@link #run} began. One that breaks is tried again like one that fails. */
    private final class Step implements Guard.Work {
        @Override
        public void broke() {
            if (step == this) {
                sync = null;
                completed(false, BACK_OFF);
            }
        }

        /** Does {@code next} unless the step is over. */
        void then(Runnable next) {
            if (step == this) {
                next.run();
            }
        }
    }

    private void run() {
        step = new Step();
        rooms.host().time().during(step, () -> {
            switch (state) {
                case SYNCING -> sync(step);
                case TERMINATING -> terminate(step);
                case TERMINATED -> cleanUp();
                case FINISHED -> working = false;
            }
        });
    }

    private void sync(Step mine) {
        watchDeadline();
        sync = new PodSync(rooms, pod, pleg.seen(pod.uid()), result -> mine.then(() -> synced(result)));
        sync.run();
    }

    private void synced(PodSync.Result result) {
        sync = null;
        PodLifecycle before = state;
        if (result.completed()) {
            move(Cause.COMPLETED);
        }
        completed(state != before || before != PodLifecycle.SYNCING, waitAfter(result));
        if (result.acted()) {
            pleg.relistNow();
        }
    }

    private Duration waitAfter(PodSync.Result result) {
        if (!result.failed()) {
            return RESYNC;
        }
        if (result.retryAt() == null) {
            return BACK_OFF;
        }
        Duration left = Duration.between(rooms.host().now(), result.retryAt());
        return left.isNegative() ? Duration.ZERO : left.compareTo(RESYNC) > 0 ? RESYNC : left;
    }

    private void terminate(Step mine) {
        PodView stopping = pod;
        ObjectNode status = rooms.generator().generate(stopping, pleg.seen(pod.uid()), false);
        if (ending.reason() != null) {
            status.put("phase", "Failed").put("reason", ending.reason()).put("message", ending.message());
        }
        rooms.statuses().set(stopping, status);
        rooms.probes().stopLivenessAndStartup(stopping);
        rooms.containers().killPod(stopping, ending.graceSeconds(), () -> mine.then(this::stopped));
    }

    private void stopped() {
        rooms.probes().remove(pod);
        move(Cause.STOPPED);
        PodSnapshot stopped = pleg.look(pod.uid());
        rooms.statuses().set(pod, rooms.generator().generate(pod, stopped, true));
        completed(true, Duration.ZERO);
    }

    private void cleanUp() {
        rooms.statuses().set(pod, rooms.generator().generate(pod, pleg.look(pod.uid()), true));
        rooms.volumes().unmount(pod);
        move(Cause.CLEANED);
        working = false;
        if (removed) {
            onFinished.run();
        } else {
            rooms.statuses().terminate(pod);
        }
    }

    /** A finished pod that is deleted only now goes at once. */
    void deleteFinished() {
        if (state == PodLifecycle.FINISHED && pod.isDeleted()) {
            rooms.statuses().terminate(pod);
        }
    }

    private void completed(boolean moved, Duration wait) {
        Host host = rooms.host();
        step = null;
        // As recorded: what the very first sync started is seen a relist later than restarts are.
        lastSync = lastSync == NEVER ? pleg.relists() + 1 : pleg.relists();
        working = false;
        if (moved) {
            host.time().soon(what("next state"), this::proceed);
        } else if (pending) {
            pending = false;
            poke();
        } else {
            requeue = host.time().after(host.jitter(wait, JITTER), what("sync again"), this::poke);
        }
    }

    /** States follow each other without waiting for a relist. */
    private void proceed() {
        if (!working) {
            pending = false;
            working = true;
            run();
        }
    }

    private void watchDeadline() {
        long seconds = pod.spec().path("activeDeadlineSeconds").asLong(0);
        String start = pod.status().path("startTime").asText();
        if (seconds <= 0 || start.isEmpty() || state != PodLifecycle.SYNCING) {
            return;
        }
        if (deadline != null) {
            deadline.cancel();
        }
        Duration left = Duration.between(rooms.host().now(), Moments.plusSeconds(Instant.parse(start), seconds));
        deadline = rooms.host().time().after(left, what("active deadline"), this::deadlineExceeded);
    }

    private void deadlineExceeded() {
        if (state == PodLifecycle.SYNCING) {
            String text = "Pod was active on the node longer than the specified deadline";
            rooms.host().events().normal(pod.object(), "DeadlineExceeded", text);
            end(new Ending("DeadlineExceeded", text, null));
        }
    }

    private String what(String step) {
        return "kubelet " + rooms.host().node() + ": " + step + " of " + pod.namespace() + "/" + pod.name();
    }
}
