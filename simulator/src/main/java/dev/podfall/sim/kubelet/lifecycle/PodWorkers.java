package dev.podfall.sim.kubelet.lifecycle;

import dev.podfall.sim.kubelet.admission.Refusal;
import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.prober.ProbeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workers of a node's pods, and what makes them work. Mirrors the kubelet's {@code syncLoopIteration}. */
public final class PodWorkers {
    private final Rooms rooms;
    private final Pleg pleg;
    private final Map<String, PodWorker> workers = new LinkedHashMap<>();

    public PodWorkers(Rooms rooms) {
        this.rooms = rooms;
        this.pleg = new Pleg(rooms.host(), rooms.containers().store(), this::poke);
        rooms.statuses().connect(uid -> {
            PodWorker worker = workers.get(uid);
            return worker != null && worker.state().mayRun();
        });
        rooms.probes().connect(rooms.statuses()::get, this::probed);
    }

    /** A pod of this node appeared or changed. */
    public void update(PodView pod) {
        PodWorker worker = workers.get(pod.uid());
        if (worker == null) {
            worker = new PodWorker(rooms, pleg, pod, () -> forget(pod.uid()));
            Optional<Refusal> refusal = admit(pod);
            workers.put(pod.uid(), worker);
            if (refusal.isPresent()) {
                refuse(worker, refusal.get());
            } else if (wasRefused(pod)) {
                worker.leave();
            } else {
                pleg.look(pod.uid());
                worker.update(pod);
            }
        } else if (isOnlyStatus(worker.pod(), pod)) {
            worker.refresh(pod);
        } else {
            worker.update(pod);
            worker.deleteFinished();
        }
    }

    /** Only one that has no start yet is looked at: the others were let in, by this process or the one before it. */
    private Optional<Refusal> admit(PodView pod) {
        if (pod.isDeleted() || pod.isFinished() || pod.status().hasNonNull("startTime")) {
            return Optional.empty();
        }
        List<PodView> others = workers.values().stream()
                .filter(w -> w.state().mayRun() && !w.isRemoved())
                .map(PodWorker::pod)
                .toList();
        return rooms.admission().check(pod, others);
    }

    /** Mirrors {@code Kubelet.rejectPod}. */
    private void refuse(PodWorker worker, Refusal refusal) {
        worker.leave();
        PodView pod = worker.pod();
        rooms.host().events().warning(pod.object(), refusal.reason(), refusal.message());
        String message = "Pod was rejected: " + refusal.message();
        rooms.statuses().set(pod, rooms.generator().refused(pod, refusal.reason(), message));
    }

    /** Whether the pod ended without ever being let in. */
    private static boolean wasRefused(PodView pod) {
        return pod.isFinished() && !pod.status().has("containerStatuses") && !pod.isDeleted();
    }

    /** Whether spec and what matters of the metadata are the same: the kubelet's own report comes back. */
    private static boolean isOnlyStatus(PodView before, PodView now) {
        return before.generation() == now.generation()
                && before.spec().equals(now.spec())
                && before.json()
                        .path("metadata")
                        .path("deletionTimestamp")
                        .equals(now.json().path("metadata").path("deletionTimestamp"))
                && before.gracePeriodSeconds() == now.gracePeriodSeconds()
                && before.object().annotations().equals(now.object().annotations())
                && before.object().labels().equals(now.object().labels())
                && now.spec().path("readinessGates").isEmpty();
    }

    /** A pod of this node is gone from the API. */
    public void remove(PodView pod) {
        PodWorker worker = workers.get(pod.uid());
        if (worker != null) {
            worker.remove();
        }
    }

    /** Ends a pod with that reason. */
    public void end(PodView pod, String reason, String message, Long graceSeconds) {
        PodWorker worker = workers.get(pod.uid());
        if (worker != null) {
            worker.end(new PodWorker.Ending(reason, message, graceSeconds));
        }
    }

    /** The pods here, whatever their state. */
    public Collection<PodView> pods() {
        return workers.values().stream().map(PodWorker::pod).toList();
    }

    /** The pod of that name; a successor of the same name comes before one that still stops. */
    public Optional<PodView> find(String namespace, String name) {
        PodView found = null;
        for (PodWorker worker : workers.values()) {
            PodView pod = worker.pod();
            if (pod.name().equals(name) && pod.namespace().equals(namespace) && !worker.isRemoved()) {
                found = pod;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Goes on with pods whose containers ran when the process ended. Call it before the first {@link #update}. */
    public void resume(PodView pod) {
        rooms.containers().resume(pod);
        for (ContainerInstance running :
                rooms.containers().store().of(pod).snapshot().running()) {
            rooms.probes().resumed(running.id());
        }
        pleg.look(pod.uid());
    }

    private void poke(String uid) {
        PodWorker worker = workers.get(uid);
        if (worker != null) {
            worker.poke();
        }
    }

    private void probed(PodView pod, ContainerSpec container, ProbeType type, Boolean success) {
        if (type == ProbeType.READINESS) {
            rooms.statuses().setReadiness(pod, container.name(), Boolean.TRUE.equals(success));
            poke(pod.uid());
        } else if (type == ProbeType.STARTUP || Boolean.FALSE.equals(success)) {
            poke(pod.uid());
        }
    }

    private void forget(String uid) {
        PodWorker worker = workers.remove(uid);
        if (worker != null) {
            rooms.containers().forget(worker.pod());
            rooms.probes().remove(worker.pod());
            rooms.statuses().forget(uid);
            rooms.reasons().forget(uid);
            pleg.forget(uid);
        }
    }
}
