package dev.podfall.sim.controllers.statefulset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pods of a StatefulSet by number: created from the first up, taken away and renewed from the last down. */
final class Ordinals {
    /** Of one look, as upstream's slow start counts: what is still missing comes with the next. */
    private final ControllerContext context;

    private final StatefulSetView set;
    private final Map<Integer, PodView> replicas = new TreeMap<>();
    private final List<PodView> condemned = new ArrayList<>();
    private final ClientRate rate;
    private boolean held;

    Ordinals(ControllerContext context, StatefulSetView set, List<PodView> pods, ClientRate rate) {
        this.context = context;
        this.rate = rate;
        this.set = set;
        int end = set.start() + set.replicas();
        for (PodView pod : pods) {
            int ordinal = StatefulSetView.ordinal(set.object(), pod.name());
            if (ordinal >= set.start() && ordinal < end) {
                replicas.put(ordinal, pod);
            } else {
                condemned.add(pod);
            }
        }
        condemned.sort(Comparator.comparing((PodView p) -> -StatefulSetView.ordinal(set.object(), p.name())));
    }

    /** One step; where pods wait for each other it ends at the first that is not there yet. */
    void reconcile() {
        ClaimRetention retention = new ClaimRetention(context.client(), set);
        replicas.values().forEach(pod -> retention.apply(pod, false));
        condemned.forEach(pod -> retention.apply(pod, true));
        for (int i = 0; i < set.replicas(); i++) {
            if (!bringUp(set.start() + i) && !set.isParallel() || held) {
                return;
            }
        }
        for (PodView pod : condemned) {
            if (!pod.isDeleting()) {
                delete(pod);
            }
            if (!set.isParallel()) {
                return;
            }
        }
        if (!set.updatesOnDelete()) {
            renew();
        }
    }

    /** Tells whether the pod is there and available. */
    private boolean bringUp(int ordinal) {
        PodView pod = replicas.get(ordinal);
        if (pod == null) {
            held = rate.take(1) == 0;
            if (!held) {
                create(ordinal);
            }
            return false;
        }
        if (pod.isFinished()) {
            if (!pod.isDeleting()) {
                delete(pod);
            }
            return false;
        }
        if (pod.object().status().path("phase").asText().equals("Pending")) {
            createMissingClaims(ordinal, pod);
        }
        return !isUnavailable(pod);
    }

    /** Whether it created as many pods as it may for now, and more are missing. */
    boolean isHeld() {
        return held;
    }

    /** Deletes pods of the former revision, as many as may be missing. */
    private void renew() {
        int missing = set.replicas() - replicas.size();
        missing += (int) replicas.values().stream().filter(this::isUnavailable).count();
        int room = set.maxUnavailable() - missing;
        for (int ordinal = set.start() + set.replicas() - 1;
                ordinal >= set.start() + set.partition() && room > 0;
                ordinal--) {
            PodView pod = replicas.get(ordinal);
            if (pod != null && !pod.isDeleting() && !isOf(pod, set.update().name())) {
                delete(pod);
                room--;
            }
        }
    }

    private void create(int ordinal) {
        String name = set.object().name() + "-" + ordinal;
        try {
            createClaims(ordinal, name);
            ObjectNode pod = context.client().create(Resources.PODS, set.pod(ordinal));
            replicas.put(ordinal, PodView.of(pod));
            tell("SuccessfulCreate", "Create Pod " + name, "successful");
        } catch (ApiException refused) {
            if (refused.code() != 409) {
                tellFailure("FailedCreate", "Create Pod " + name, refused);
            }
            throw refused;
        }
    }

    /** A claim may be deleted after its pod came to be: without a new one the pod would wait for ever. */
    private void createMissingClaims(int ordinal, PodView pod) {
        createClaims(ordinal, pod.name());
        new ClaimRetention(context.client(), set).apply(pod, false);
    }

    private void createClaims(int ordinal, String pod) {
        for (ObjectNode claim : set.claims(ordinal)) {
            createClaim(pod, claim);
        }
    }

    private void createClaim(String pod, ObjectNode claim) {
        Key key = Key.of(claim);
        Optional<ObjectNode> present =
                context.client().find(Resources.PERSISTENTVOLUMECLAIMS, key.namespace(), key.name());
        if (present.isPresent()) {
            if (new KubeObject(present.get()).isTerminating()) {
                throw ApiException.badRequest("pvc " + key.name() + " is being deleted");
            }
            return;
        }
        try {
            context.client().create(Resources.PERSISTENTVOLUMECLAIMS, claim);
            tell("SuccessfulCreate", "Create Claim " + key.name() + " Pod " + pod, "success");
        } catch (ApiException refused) {
            tellFailure("FailedCreate", "Create Claim " + key.name() + " for Pod " + pod, refused);
            throw refused;
        }
    }

    private void delete(PodView pod) {
        try {
            context.client().delete(Resources.PODS, pod.object().namespace(), pod.name(), DeleteOptions.DEFAULT);
            tell("SuccessfulDelete", "Delete Pod " + pod.name(), "successful");
        } catch (ApiException refused) {
            if (refused.code() != 404) {
                tellFailure("FailedDelete", "Delete Pod " + pod.name(), refused);
                throw refused;
            }
        }
    }

    private void tell(String reason, String what, String how) {
        String text = what + " in StatefulSet " + set.object().name() + " " + how;
        context.recorder().normal(set.object(), reason, text);
    }

    private void tellFailure(String reason, String what, ApiException why) {
        String text = what + " in StatefulSet " + set.object().name() + " failed error: " + why.getMessage();
        context.recorder().warning(set.object(), reason, text);
    }

    private boolean isUnavailable(PodView pod) {
        return pod.isDeleting() || !pod.isAvailable(set.minReadySeconds(), context.now());
    }

    private static boolean isOf(PodView pod, String revision) {
        return revision.equals(pod.object().labels().get(StatefulSetView.REVISION_LABEL));
    }

    ObjectNode status() {
        List<PodView> all = new ArrayList<>(replicas.values());
        all.addAll(condemned);
        int ready = (int) all.stream().filter(PodView::isReady).count();
        int available = (int) all.stream()
                .filter(p -> p.isAvailable(set.minReadySeconds(), context.now()))
                .count();
        int current = count(all, set.current().name());
        int updated = count(all, set.update().name());
        boolean done = updated == set.replicas() && all.size() == set.replicas() && ready == set.replicas();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", (int) set.object().generation());
        status.put("replicas", all.size());
        put(status, "readyReplicas", ready);
        put(status, "currentReplicas", done ? updated : current);
        put(status, "updatedReplicas", updated);
        status.put("availableReplicas", available);
        status.put("currentRevision", (done ? set.update() : set.current()).name());
        status.put("updateRevision", set.update().name());
        return status.put("collisionCount", 0);
    }

    private static int count(List<PodView> pods, String revision) {
        return (int)
                pods.stream().filter(p -> !p.isDeleting() && isOf(p, revision)).count();
    }

    private static void put(ObjectNode status, String field, int count) {
        if (count != 0) {
            status.put(field, count);
        }
    }
}
