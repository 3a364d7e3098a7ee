package dev.podfall.sim.controllers.daemonset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.RevisionHistory;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mirrors {@code pkg/controller/daemon/daemon_controller.go}. */
public final class DaemonSetController implements Reconciler {
    private final ControllerContext context;
    private final PodControl control;
    private final WorkQueue queue;
    private final FailedPods failed = new FailedPods();

    public DaemonSetController(ControllerContext context) {
        this.context = context;
        this.control = new PodControl(context);
        this.queue = context.queue(this);
        context.informers().on(Resources.DAEMONSETS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
        context.informers().on(Resources.NODES, this::onNode);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.DAEMONSETS, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating()) {
            return;
        }
        KubeObject set = new KubeObject(found.get());
        RevisionHistory history = new RevisionHistory(context, set, DaemonPod.HASH_LABEL);
        KubeObject current = history.sync(history.list());
        DaemonPods look = new DaemonPods(set, history.hash(current), nodes(), pods(set), context.now());
        try {
            Plan placement = Placement.of(look, failed, new Placement.Listener() {
                @Override
                public void again(Duration wait) {
                    queue.addAfter(key, wait);
                }

                @Override
                public void ended(PodView pod) {
                    tellEnd(set, pod);
                }
            });
            // An update goes on once what was begun is seen.
            if (!carryOut(look, placement)) {
                carryOut(look, RollingUpdate.of(look));
            }
        } finally {
            writeStatus(look);
        }
        forgetOld(history, current, look);
        look.byNode().values().stream()
                .flatMap(List::stream)
                .flatMap(p -> p.untilAvailable(look.minReady(), look.now()).stream())
                .forEach(wait -> queue.addAfter(key, wait));
    }

    private static void forgetOld(RevisionHistory history, KubeObject current, DaemonPods look) {
        Set<String> live = new HashSet<>(Set.of(current.name()));
        look.byNode()
                .values()
                .forEach(all -> all.forEach(p -> live.add(p.object().labels().getOrDefault(DaemonPod.HASH_LABEL, ""))));
        int kept = look.set().spec().path("revisionHistoryLimit").asInt(10);
        history.truncate(history.list(), live, kept);
    }

    private List<KubeObject> nodes() {
        return context.client().list(Resources.NODES, null).stream()
                .map(KubeObject::new)
                .toList();
    }

    private Map<String, List<PodView>> pods(KubeObject set) {
        LabelSelector selector = LabelSelector.ofObject(set.spec().path("selector"));
        Map<String, List<PodView>> byNode = new LinkedHashMap<>();
        Adoption adoption = new Adoption(context.client(), Resources.PODS, set, selector);
        adoption.claim(adoption.candidates()).stream()
                .map(PodView::of)
                .filter(p -> !(p.isFinished() && p.isDeleting()))
                .sorted(Comparator.comparing((PodView p) -> p.nodeName().isEmpty())
                        .thenComparing(p -> p.object().created())
                        .thenComparing(PodView::name))
                .forEach(p -> byNode.computeIfAbsent(DaemonPod.node(p), n -> new java.util.ArrayList<>())
                        .add(p));
        return byNode;
    }

    /** @return whether there was anything to do */
    private boolean carryOut(DaemonPods look, Plan plan) {
        ApiException refusal = null;
        for (String node : plan.nodes()) {
            if (control.allowed(1) == 0) {
                queue.addAfter(Key.of(look.set().json()), ClientRate.PAUSE);
                break;
            }
            try {
                control.create(look.set(), DaemonPod.create(look.set(), node, look.hash()));
            } catch (ApiException refused) {
                refusal = refused;
            }
        }
        plan.pods().forEach(pod -> control.delete(look.set(), pod.name()));
        if (refusal != null && !PodControl.isNamespaceTerminating(refusal)) {
            throw refusal;
        }
        return !plan.isEmpty();
    }

    private void tellEnd(KubeObject set, PodView pod) {
        String what = set.namespace() + "/" + pod.name() + " on node " + DaemonPod.node(pod);
        if (pod.phase().equals("Failed")) {
            context.recorder()
                    .warning(set, "FailedDaemonPod", "Found failed daemon pod " + what + ", will try to kill it");
        } else {
            String text = "Found succeeded daemon pod " + what + ", will try to delete it";
            context.recorder().normal(set, "SucceededDaemonPod", text);
        }
    }

    private void writeStatus(DaemonPods look) {
        ObjectNode status = DaemonStatus.of(look);
        if (!status.equals(look.set().status())) {
            context.client().updateStatus(Resources.DAEMONSETS, look.set().json(), status);
        }
    }

    private void onPod(WatchEvent event) {
        KubeObject pod = new KubeObject(event.object());
        pod.controller()
                .filter(owner -> owner.path("kind").asText().equals("DaemonSet"))
                .ifPresent(owner ->
                        queue.add(new Key(pod.namespace(), owner.path("name").asText())));
    }

    /** Nodes that come, go, or change what pods look at. */
    private void onNode(WatchEvent event) {
        boolean changed = event.previous() == null
                || event.type() == WatchEvent.Type.DELETED
                || !event.object().path("spec").equals(event.previous().path("spec"))
                || !event.object()
                        .path("metadata")
                        .path("labels")
                        .equals(event.previous().path("metadata").path("labels"));
        if (changed) {
            context.informers().of(Resources.DAEMONSETS).all().forEach(d -> queue.add(Key.of(d)));
        }
    }
}
