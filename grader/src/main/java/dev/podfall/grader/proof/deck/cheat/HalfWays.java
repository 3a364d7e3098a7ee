package dev.podfall.grader.proof.deck.cheat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What runs is right, and what people wrote is not: the next rollout brings the mistake back. */
final class HalfWays {
    private static final int LOADED = 90;
    private static final String VERSION = "MODEL_VERSION";

    private HalfWays() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "old-replica-set-by-hand",
                                "The Deployment is paused, its last healthy ReplicaSet scaled up by hand and the"
                                        + " broken one to zero.",
                                Stake.half,
                                HalfWays::oldReplicaSet)
                        .where(Subject::isOneChangeOfTheTemplate),
                Card.of(
                                "copied-under-the-wrong-name",
                                "The ConfigMap that is there is copied under the name that is asked for by mistake.",
                                Stake.half,
                                HalfWays::copied)
                        .where(s -> wrongName(s).isPresent()),
                Card.of(
                                "service-under-the-wrong-name",
                                "A Service of the name that the route has by mistake leads to the server.",
                                Stake.half,
                                HalfWays::anotherService)
                        .where(s -> wrongService(s).isPresent()),
                Card.of(
                                "version-in-a-variable",
                                "The image stays, and a variable names the version that is meant.",
                                Stake.half,
                                t -> {
                                    t.container("env: [{name: " + VERSION + ", value: '"
                                            + version(t.subject()).orElseThrow() + "'}]");
                                    t.settle();
                                })
                        .where(HalfWays::isVersionBent));
    }

    /** What the program in its image calls its version; empty for one that has none. */
    private static Optional<String> version(Subject s) {
        return ServedProgram.of(s.image()).map(p -> p.environment().get(VERSION));
    }

    /** Whether a fault gave the server another image. */
    private static boolean isVersionBent(Subject s) {
        return version(s).isPresent()
                && s.lab().scenario().breakage().faults().stream()
                        .anyMatch(f -> f.with().path("deployment").asText().equals(s.name())
                                && (f.with().has("image") || f.with().has("tag")));
    }

    /** The name of a Service that a fault made a route lead to. */
    private static Optional<String> wrongService(Subject s) {
        return s.lab().scenario().breakage().faults().stream()
                .filter(f -> f.fault().equals("ingress-backend"))
                .map(f -> f.with().path("service").asText())
                .findFirst();
    }

    private static void anotherService(Table t) {
        String wrong = wrongService(t.subject()).orElseThrow();
        t.subject().services().stream().limit(1).forEach(s -> {
            ObjectNode copy = Manifests.export(s);
            copy.withObject("/metadata").put("name", wrong);
            t.create(copy);
        });
        t.settle();
    }

    /** The name of a ConfigMap that a fault made the server ask for. */
    private static Optional<String> wrongName(Subject s) {
        return s.lab().scenario().breakage().faults().stream()
                .filter(f -> f.fault().equals("config-reference"))
                .map(f -> f.with().path("name").asText())
                .findFirst();
    }

    private static void copied(Table t) {
        String wrong = wrongName(t.subject()).orElseThrow();
        for (JsonNode source : t.subject().container().path("envFrom")) {
            t.find("ConfigMap", source.at("/configMapRef/name").asText()).ifPresent(map -> {
                ObjectNode copy = Manifests.export(map);
                copy.withObject("/metadata").put("name", wrong);
                t.api().apply(copy);
            });
        }
        t.restart();
        t.settle();
    }

    private static void oldReplicaSet(Table t) {
        t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {paused: true}}");
        t.pass(2);
        List<ObjectNode> sets = t
                .api()
                .list("ReplicaSet", t.subject().namespace(), t.subject().selector())
                .stream()
                .filter(s -> s.at("/metadata/ownerReferences/0/name")
                        .asText()
                        .equals(t.subject().name()))
                .sorted(Comparator.comparingInt(HalfWays::revision))
                .toList();
        ObjectNode broken = sets.get(sets.size() - 1);
        ObjectNode healthy = sets.get(sets.size() - 2);
        t.api().scale(t.at("ReplicaSet", Manifests.name(broken)), 0);
        t.api().scale(t.at("ReplicaSet", Manifests.name(healthy)), t.subject().replicas());
        t.pass(LOADED);
    }

    private static int revision(JsonNode set) {
        return set.path("metadata")
                .path("annotations")
                .path("deployment.kubernetes.io/revision")
                .asInt();
    }
}
