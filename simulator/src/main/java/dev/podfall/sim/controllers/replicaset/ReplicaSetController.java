package dev.podfall.sim.controllers.replicaset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates pods that are missing and deletes those too many; for ReplicaSets, and for ReplicationControllers by another
 * name. Mirrors {@code pkg/controller/replicaset/replica_set.go}.
 */
public final class ReplicaSetController implements Reconciler {
    /** Of one look, so that requests wait for a few pods at most; the rest follows with the next. Upstream's is 500. */
    private static final int BURST = 10;

    /** News of pods that only change their status are gathered for so long. */
    private static final Duration BATCH = Duration.ofMillis(10);

    private final ControllerContext context;
    private final ResourceType type;
    private final PodControl pods;
    private final WorkQueue queue;
    private final SetPods known = new SetPods();

    /** For ReplicaSets. */
    public ReplicaSetController(ControllerContext context) {
        this(context, Resources.REPLICASETS);
    }

    /** For ReplicaSets or ReplicationControllers. */
    public ReplicaSetController(ControllerContext context, ResourceType type) {
        this.context = context;
        this.type = type;
        this.pods = new PodControl(context);
        this.queue = context.queue(this);
        context.informers().on(type, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(type, key.namespace(), key.name());
        if (found.isEmpty()) {
            pods.forget(key);
            known.forget(key);
            return;
        }
        KubeObject set = new KubeObject(found.get());
        LabelSelector selector = selector(set);
        Adoption adoption = new Adoption(context.client(), Resources.PODS, set, selector);
        List<SetPod> active = new ArrayList<>();
        List<ObjectNode> inDoubt = new ArrayList<>();
        int terminating = 0;
        for (SetPod pod : known.of(set, selector, adoption.candidates())) {
            if (pod.owned() && pod.matches()) {
                terminating += pod.view().isTerminating() ? 1 : 0;
                if (pod.view().isActive()) {
                    active.add(pod);
                }
            } else if (pod.owned() != pod.matches() && pod.view().isActive()) {
                inDoubt.add(pod.view().object().json());
            }
        }
        adoption.claim(inDoubt).forEach(taken -> active.add(SetPod.of(taken, set, selector)));
        ApiException failure = set.isTerminating() ? null : manage(set, active);
        writeStatus(set, new ReplicaSetStatus(active, terminating, failure));
        if (failure != null) {
            throw failure;
        }
        lookAgain(set, active);
    }

    /** Creates or deletes; answers what stood in the way, or null. */
    private ApiException manage(KubeObject set, List<SetPod> active) {
        int missing = set.spec().path("replicas").asInt(1) - active.size();
        try {
            if (missing > 0) {
                int wanted = Math.min(missing, BURST);
                int allowed = pods.allowed(set, missing, wanted);
                create(set, allowed);
                if (allowed < wanted) {
                    queue.addAfter(Key.of(set.json()), ClientRate.PAUSE);
                } else if (wanted < missing) {
                    queue.add(Key.of(set.json()));
                }
            } else if (missing < 0) {
                DeletionOrder order = new DeletionOrder(related(set), context.now());
                List<PodView> all = active.stream().map(SetPod::view).toList();
                for (PodView pod : order.choose(all, Math.min(-missing, BURST))) {
                    pods.delete(set, pod.name());
                }
            }
            return null;
        } catch (ApiException refused) {
            return refused;
        }
    }

    /** Slow start: 1, 2, 4 … pods at a time, so that a hopeless spec does not flood the API with refusals. */
    private void create(KubeObject set, int count) {
        int left = count;
        for (int batch = 1; left > 0; batch *= 2) {
            int size = Math.min(batch, left);
            ApiException refusal = null;
            for (int i = 0; i < size; i++) {
                try {
                    pods.create(set, set.spec().path("template"));
                } catch (ApiException refused) {
                    if (!PodControl.isNamespaceTerminating(refused)) {
                        refusal = refusal == null ? refused : refusal;
                    }
                }
            }
            if (refusal != null) {
                throw refusal;
            }
            left -= size;
        }
    }

    private void writeStatus(KubeObject set, ReplicaSetStatus status) {
        ObjectNode next = status.of(set, context.now(), type.equals(Resources.REPLICASETS));
        if (!next.equals(set.status())) {
            context.client().updateStatus(type, set.json(), next);
        }
    }

    /** With minReadySeconds, time alone makes pods available. */
    private void lookAgain(KubeObject set, List<SetPod> active) {
        int minReady = set.spec().path("minReadySeconds").asInt();
        if (minReady > 0) {
            active.stream()
                    .flatMap(pod -> pod.view().untilAvailable(minReady, context.now()).stream())
                    .min(Duration::compareTo)
                    .ifPresent(wait -> queue.addAfter(Key.of(set.json()), wait));
        }
    }

    /** The pods of all sets with the same owner: old and new versions of one application. */
    private List<PodView> related(KubeObject set) {
        String owner = set.controller().map(o -> o.path("uid").asText()).orElse("");
        List<PodView> related = new ArrayList<>();
        for (ObjectNode other : context.client().list(type, set.namespace())) {
            KubeObject sibling = new KubeObject(other);
            boolean same = sibling.uid().equals(set.uid());
            boolean siblings = !owner.isEmpty()
                    && sibling.controller()
                            .map(o -> o.path("uid").asText().equals(owner))
                            .orElse(false);
            if (same || siblings) {
                context.client()
                        .list(Resources.PODS, set.namespace(), selector(sibling))
                        .forEach(pod -> related.add(PodView.of(pod)));
            }
        }
        return related;
    }

    private LabelSelector selector(KubeObject set) {
        JsonNode selector = set.spec().path("selector");
        if (type.equals(Resources.REPLICASETS)) {
            return LabelSelector.ofObject(selector);
        }
        java.util.Map<String, String> labels = new java.util.LinkedHashMap<>();
        selector.fields()
                .forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
        // Without a selector it would take in every orphan.
        return labels.isEmpty() ? LabelSelector.NOTHING : LabelSelector.of(labels);
    }

    private void onPod(WatchEvent event) {
        boolean isStatus = event.type() == WatchEvent.Type.MODIFIED
                && event.object()
                        .path("metadata")
                        .path("generation")
                        .equals(event.previous().path("metadata").path("generation"));
        enqueueOwner(event.object(), isStatus ? BATCH : Duration.ZERO);
        if (event.previous() != null) {
            enqueueOwner(event.previous(), BATCH);
        }
        if (new KubeObject(event.object()).controller().isEmpty()) {
            String namespace = event.object().path("metadata").path("namespace").asText();
            for (ObjectNode set : context.informers().of(type).in(namespace)) {
                if (selector(new KubeObject(set)).test(event.object())) {
                    queue.add(Key.of(set));
                }
            }
        }
    }

    private void enqueueOwner(ObjectNode pod, Duration delay) {
        KubeObject object = new KubeObject(pod);
        object.controller()
                .filter(owner -> owner.path("kind").asText().equals(type.kind()))
                .ifPresent(owner -> {
                    Key key = new Key(object.namespace(), owner.path("name").asText());
                    PodView view = new PodView(object);
                    int minReady = context.informers()
                            .of(type)
                            .find(key)
                            .map(s -> s.path("spec").path("minReadySeconds").asInt())
                            .orElse(0);
                    queue.addAfter(key, delay);
                    view.untilAvailable(minReady, context.now()).ifPresent(wait -> queue.addAfter(key, wait));
                });
    }
}
