package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.rubric.Backends;
import java.util.List;
import java.util.stream.Stream;

/** The server is well, and what runs in its namespace beside it, or scales it, is not what it was. */
final class Bystanders {
    private static final int AWAKE = 60;

    private Bystanders() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "bystanders-deleted",
                                "Deployments and Services beside the server's are deleted.",
                                Stake.damage,
                                t -> Stream.of("Deployment", "Service")
                                        .forEach(kind -> others(t.subject(), kind)
                                                .forEach(o -> t.delete(kind, Manifests.name(o)))))
                        .where(s -> !others(s, "Deployment").isEmpty()
                                || !others(s, "Service").isEmpty()),
                Card.of(
                                "neighbour-replaced",
                                "A neighbour is scaled to zero, and a Deployment of one's own takes its requests.",
                                Stake.damage,
                                Bystanders::replaced)
                        .where(s -> s.claims(Backends.class::isInstance)),
                Card.of(
                                "autoscaler-that-never-scales-up",
                                "The autoscaler's way up is closed.",
                                Stake.damage,
                                t -> autoscalers(t.subject())
                                        .forEach(a -> t.patch(
                                                t.at("HorizontalPodAutoscaler", Manifests.name(a)),
                                                PatchKind.MERGE,
                                                "{spec: {behavior: {scaleUp: {selectPolicy: Disabled}}}}")))
                        .where(s -> !autoscalers(s).isEmpty()),
                Card.of("priority-lost", "The pods name no class of priority any more.", Stake.damage, t -> {
                            t.pod("{priorityClassName: null}");
                            t.settle();
                        })
                        .where(s -> s.deployment().at("/spec/template/spec").has("priorityClassName")));
    }

    private static List<ObjectNode> autoscalers(Subject s) {
        return s.objects("HorizontalPodAutoscaler").stream()
                .filter(a -> a.at("/spec/scaleTargetRef/name").asText().equals(s.name()))
                .toList();
    }

    private static List<ObjectNode> others(Subject s, String kind) {
        List<String> own = Stream.concat(Stream.of(s.deployment()), s.services().stream())
                .map(Manifests::name)
                .toList();
        return s.objects(kind).stream()
                .filter(o -> !own.contains(Manifests.name(o)))
                .toList();
    }

    private static void replaced(Table t) {
        t.subject()
                .claims(Backends.class)
                .forEach(claim -> t.find("Deployment", claim.deployment()).ifPresent(neighbour -> {
                    ObjectNode copy = Manifests.export(neighbour);
                    copy.withObject("/metadata").put("name", claim.deployment() + "-2");
                    copy.withObject("/spec/selector/matchLabels").put("copy", "two");
                    copy.withObject("/spec/template/metadata/labels").put("copy", "two");
                    t.api().scale(t.at("Deployment", claim.deployment()), 0);
                    t.create(copy);
                }));
        t.pass(AWAKE);
    }
}
