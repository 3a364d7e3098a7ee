package dev.podfall.sim.controllers.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.IntOrPercent;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.RevisionHistory;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mirrors {@code pkg/controller/daemon/daemon_controller.go}; updates go without surge. */
public final class DaemonSetController implements Reconciler {
    private final ControllerContext context;
    private final PodControl control;
    private final WorkQueue queue;

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
        Rollout rollout = new Rollout(set, history.hash(current), nodes(), pods(set));
        try {
            rollout.placeMissing();
            rollout.removeUnwanted();
            rollout.renew();
        } finally {
            rollout.writeStatus();
        }
        Set<String> live = new HashSet<>(Set.of(current.name()));
        rollout.pods
                .values()
                .forEach(all -> all.forEach(p -> live.add(p.object().labels().getOrDefault(DaemonPod.HASH_LABEL, ""))));
        history.truncate(
                history.list(), live, set.spec().path("revisionHistoryLimit").asInt(10));
        rollout.pods.values().stream()
                .flatMap(List::stream)
                .flatMap(p -> p.untilAvailable(rollout.minReady(), context.now()).stream())
                .forEach(wait -> queue.addAfter(key, wait));
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
                .sorted(Comparator.comparing((PodView p) -> p.nodeName().isEmpty())
                        .thenComparing(p -> p.object().created())
                        .thenComparing(PodView::name))
                .forEach(p -> byNode.computeIfAbsent(DaemonPod.node(p), n -> new java.util.ArrayList<>())
                        .add(p));
        return byNode;
    }

    /** One look at a DaemonSet: its pods by node. */
    private final class Rollout {
        private final KubeObject set;
        private final String hash;
        private final List<KubeObject> nodes;
        private final Map<String, List<PodView>> pods;

        Rollout(KubeObject set, String hash, List<KubeObject> nodes, Map<String, List<PodView>> pods) {
            this.set = set;
            this.hash = hash;
            this.nodes = nodes;
            this.pods = pods;
        }

        int minReady() {
            return set.spec().path("minReadySeconds").asInt();
        }

        void placeMissing() {
            ApiException refusal = null;
            for (KubeObject node : nodes) {
                if (DaemonPod.place(set, node).shouldRun() && !pods.containsKey(node.name())) {
                    if (control.allowed(1) == 0) {
                        queue.addAfter(Key.of(set.json()), ClientRate.PAUSE);
                        break;
                    }
                    try {
                        control.create(set, DaemonPod.create(set, node.name(), hash));
                    } catch (ApiException refused) {
                        refusal = refused;
                    }
                }
            }
            if (refusal != null && !PodControl.isNamespaceTerminating(refusal)) {
                throw refusal;
            }
        }

        /** Pods that ended, that are one too many, or that may not stay on their node. */
        void removeUnwanted() {
            for (KubeObject node : nodes) {
                boolean mayStay = DaemonPod.place(set, node).mayStay();
                boolean kept = false;
                for (PodView pod : pods.getOrDefault(node.name(), List.of())) {
                    if (pod.isDeleting()) {
                        continue;
                    }
                    if (pod.isFinished()) {
                        tellEnd(pod, node.name());
                        control.delete(set, pod.name());
                    } else if (!mayStay || kept) {
                        control.delete(set, pod.name());
                    } else {
                        kept = true;
                    }
                }
            }
        }

        private void tellEnd(PodView pod, String node) {
            String what = set.namespace() + "/" + pod.name() + " on node " + node;
            if (pod.phase().equals("Failed")) {
                context.recorder()
                        .warning(set, "FailedDaemonPod", "Found failed daemon pod " + what + ", will try to kill it");
            } else {
                String text = "Found succeeded daemon pod " + what + ", will try to delete it";
                context.recorder().normal(set, "SucceededDaemonPod", text);
            }
        }

        /** Deletes pods of a former template: those that serve nobody at once, others as many as may be missing. */
        void renew() {
            JsonNode strategy = set.spec().path("updateStrategy");
            if (strategy.path("type").asText().equals("OnDelete")) {
                return;
            }
            List<KubeObject> wanted = nodes.stream()
                    .filter(n -> DaemonPod.place(set, n).shouldRun())
                    .toList();
            int room = Math.max(
                    1, IntOrPercent.of(strategy.path("rollingUpdate").path("maxUnavailable"), wanted.size(), true));
            room -= (int)
                    wanted.stream().filter(n -> available(n.name()) == null).count();
            for (KubeObject node : wanted) {
                for (PodView pod : pods.getOrDefault(node.name(), List.of())) {
                    if (pod.isActive() && !isUpdated(pod)) {
                        boolean serves = pod.isAvailable(minReady(), context.now());
                        if (!serves || room > 0) {
                            control.delete(set, pod.name());
                            room -= serves ? 1 : 0;
                        }
                    }
                }
            }
        }

        private PodView available(String node) {
            return pods.getOrDefault(node, List.of()).stream()
                    .filter(p -> !p.isDeleting() && p.isAvailable(minReady(), context.now()))
                    .findFirst()
                    .orElse(null);
        }

        private boolean isUpdated(PodView pod) {
            return hash.equals(pod.object().labels().get(DaemonPod.HASH_LABEL));
        }

        void writeStatus() {
            int[] n = new int[6];
            for (KubeObject node : nodes) {
                List<PodView> here = pods.getOrDefault(node.name(), List.of());
                if (!DaemonPod.place(set, node).shouldRun()) {
                    n[2] += here.isEmpty() ? 0 : 1;
                    continue;
                }
                n[0]++;
                if (!here.isEmpty()) {
                    PodView pod = here.get(0);
                    n[1]++;
                    n[3] += pod.isReady() ? 1 : 0;
                    n[4] += pod.isAvailable(minReady(), context.now()) ? 1 : 0;
                    n[5] += isUpdated(pod) ? 1 : 0;
                }
            }
            ObjectNode status = JsonNodeFactory.instance.objectNode();
            status.put("currentNumberScheduled", n[1]).put("numberMisscheduled", n[2]);
            status.put("desiredNumberScheduled", n[0]).put("numberReady", n[3]);
            status.put("observedGeneration", (int) set.generation());
            put(status, "updatedNumberScheduled", n[5]);
            put(status, "numberAvailable", n[4]);
            put(status, "numberUnavailable", n[0] - n[4]);
            if (!status.equals(set.status())) {
                context.client().updateStatus(Resources.DAEMONSETS, set.json(), status);
            }
        }

        private void put(ObjectNode status, String field, int count) {
            if (count != 0) {
                status.put(field, count);
            }
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
