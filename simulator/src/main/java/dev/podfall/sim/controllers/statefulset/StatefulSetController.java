package dev.podfall.sim.controllers.statefulset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.RevisionHistory;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mirrors {@code pkg/controller/statefulset/stateful_set.go} and {@code stateful_set_control.go}. */
public final class StatefulSetController implements Reconciler {
    private static final String HASH_LABEL = "controller.kubernetes.io/hash";

    private final ControllerContext context;
    private final WorkQueue queue;
    private final ClientRate rate;

    public StatefulSetController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        this.rate = new ClientRate(context);
        context.informers().on(Resources.STATEFULSETS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.STATEFULSETS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject object = new KubeObject(found.get());
        List<PodView> pods = pods(object);
        RevisionHistory history = new RevisionHistory(context, object, HASH_LABEL);
        List<KubeObject> revisions = history.list();
        KubeObject update = history.sync(revisions);
        KubeObject current = revisions.stream()
                .filter(r ->
                        r.name().equals(object.status().path("currentRevision").asText()))
                .findFirst()
                .orElse(update);
        StatefulSetView set = new StatefulSetView(object, current, update);
        Ordinals ordinals = new Ordinals(context, set, pods, rate);
        try {
            if (!object.isTerminating()) {
                ordinals.reconcile();
            }
        } finally {
            writeStatus(object, ordinals.status());
        }
        Set<String> live = new HashSet<>(List.of(current.name(), update.name()));
        pods.forEach(p -> live.add(p.object().labels().getOrDefault(StatefulSetView.REVISION_LABEL, "")));
        history.truncate(
                history.list(), live, object.spec().path("revisionHistoryLimit").asInt(10));
        if (ordinals.isHeld()) {
            queue.addAfter(key, ClientRate.PAUSE);
        }
        lookAgain(key, set, pods);
    }

    private List<PodView> pods(KubeObject set) {
        LabelSelector selector = LabelSelector.ofObject(set.spec().path("selector"));
        Adoption adoption = new Adoption(context.client(), Resources.PODS, set, selector);
        List<ObjectNode> candidates = adoption.candidates().stream()
                .filter(p -> StatefulSetView.ordinal(set, Key.of(p).name()) >= 0)
                .toList();
        return adoption.claim(candidates).stream().map(PodView::of).toList();
    }

    private void writeStatus(KubeObject set, ObjectNode status) {
        if (!status.equals(set.status())) {
            context.client().updateStatus(Resources.STATEFULSETS, set.json(), status);
        }
    }

    private void lookAgain(Key key, StatefulSetView set, List<PodView> pods) {
        pods.stream()
                .flatMap(p -> p.untilAvailable(set.minReadySeconds(), context.now()).stream())
                .min(Duration::compareTo)
                .ifPresent(wait -> queue.addAfter(key, wait));
    }

    private void onPod(WatchEvent event) {
        KubeObject pod = new KubeObject(event.object());
        pod.controller()
                .filter(owner -> owner.path("kind").asText().equals("StatefulSet"))
                .ifPresent(owner ->
                        queue.add(new Key(pod.namespace(), owner.path("name").asText())));
    }
}
