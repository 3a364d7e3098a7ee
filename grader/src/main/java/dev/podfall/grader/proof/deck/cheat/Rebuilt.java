package dev.podfall.grader.proof.deck.cheat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Table;
import java.util.ArrayList;
import java.util.List;

/** The healthy server anew, as something else than the Deployment which people look after. */
final class Rebuilt {
    private static final int LOADED = 60;
    private static final int GONE = 40;

    private Rebuilt() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                        "bare-pods",
                        "Pods that nobody looks after, as healthy ones were; the Deployment is scaled to zero.",
                        Stake.cheat,
                        t -> {
                            t.scale(0);
                            barePods(t, t.subject().labels().keySet().iterator().next());
                            t.pass(LOADED);
                        }),
                Card.of(
                        "bare-replica-set",
                        "A ReplicaSet of the healthy template that belongs to no Deployment, which is scaled to zero.",
                        Stake.cheat,
                        Rebuilt::bareReplicaSet),
                Card.of(
                        "under-another-name",
                        "The healthy Deployment under another name, and the Service led there.",
                        Stake.cheat,
                        t -> {
                            create(t, workload(t, "Deployment", t.subject().name() + "-new", true));
                            t.services(PatchKind.MERGE, "{spec: {selector: {track: rebuilt}}}");
                            t.pass(LOADED);
                        }),
                Card.of(
                                "beside-the-broken-one",
                                "A healthy Deployment beside the broken one, behind the same Service.",
                                Stake.cheat,
                                t -> {
                                    create(
                                            t,
                                            workload(
                                                    t, "Deployment", t.subject().name() + "-new", true));
                                    t.pass(LOADED);
                                })
                        .where(s -> !s.losesClaims()), // whose pods would wait for ever, and harm nobody
                Card.of(
                        "another-kind",
                        "The Deployment is deleted; a StatefulSet of its name runs the healthy template.",
                        Stake.cheat,
                        t -> {
                            t.delete("Deployment", t.subject().name());
                            t.pass(GONE);
                            create(t, workload(t, "StatefulSet", t.subject().name(), false));
                            t.pass(LOADED + GONE);
                        }),
                Card.of(
                        "endpoints-by-hand",
                        "The Service loses its selector; an EndpointSlice by hand names bare healthy pods.",
                        Stake.cheat,
                        Rebuilt::byHand));
    }

    private static void bareReplicaSet(Table t) {
        t.scale(0);
        t.pass(GONE);
        create(t, workload(t, "ReplicaSet", t.subject().name() + "-by-hand", true));
        t.pass(LOADED);
    }

    private static void byHand(Table t) {
        List<String> names = barePods(t, null);
        t.pass(LOADED);
        List<String> addresses = names.stream()
                .map(n -> t.find("Pod", n).orElseThrow().at("/status/podIP").asText())
                .toList();
        for (ObjectNode service : t.subject().services()) {
            String name = Manifests.name(service);
            t.services(PatchKind.JSON, "[{op: remove, path: /spec/selector}]");
            for (ObjectNode slice :
                    t.api().list("EndpointSlice", t.subject().namespace(), "kubernetes.io/service-name=" + name)) {
                t.delete("EndpointSlice", Manifests.name(slice));
            }
            Slices.create(t, name, addresses);
        }
        t.pass(2);
    }

    /** As many as there are replicas. @param labelled null for pods that no Service selects */
    private static List<String> barePods(Table t, String labelled) {
        ObjectNode template = (ObjectNode) t.healthy().at("/spec/template");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < t.subject().replicas(); i++) {
            ObjectNode pod = JsonNodeFactory.instance.objectNode();
            pod.put("apiVersion", "v1").put("kind", "Pod");
            ObjectNode metadata = pod.putObject("metadata").put("name", "bare-" + i);
            if (labelled != null) {
                metadata.set("labels", template.at("/metadata/labels"));
            }
            pod.set("spec", template.path("spec").deepCopy());
            t.create(pod);
            names.add("bare-" + i);
        }
        return names;
    }

    /** The healthy one with other labels beside its own, or with the same. */
    private static ObjectNode workload(Table t, String kind, String name, boolean labelled) {
        ObjectNode copy = Manifests.export(t.healthy());
        copy.put("apiVersion", "apps/v1").put("kind", kind);
        copy.withObject("/metadata").retain("namespace", "labels").put("name", name);
        ObjectNode spec = copy.withObject("/spec");
        if (!kind.equals("Deployment")) {
            spec.retain("replicas", "selector", "template");
        }
        if (labelled) {
            spec.withObject("/selector/matchLabels").put("track", "rebuilt");
            spec.withObject("/template/metadata/labels").put("track", "rebuilt");
        }
        return copy;
    }

    private static void create(Table t, ObjectNode workload) {
        t.create(workload);
    }
}
