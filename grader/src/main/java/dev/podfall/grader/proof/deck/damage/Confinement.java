package dev.podfall.grader.proof.deck.damage;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The server is well, and has more rights on its node, closer ties to one, or another door than it had. */
final class Confinement {
    private Confinement() {}

    static List<Card> all() {
        return List.of(
                given("host-network", "Its pods use their node's network.", t -> t.pod("{hostNetwork: true}")),
                given(
                        "taints-ignored",
                        "Its pods tolerate every taint.",
                        t -> t.pod("{tolerations: [{operator: Exists}]}")),
                tied(
                        "one-node",
                        "Its pods are bound to one node by its name.",
                        t -> t.pod("{nodeSelector: {kubernetes.io/hostname: " + node(t) + "}}")),
                tied(
                        "one-node-by-affinity",
                        "Its pods want one node alone.",
                        t -> t.pod("{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                                + " {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: ["
                                + node(t) + "]}]}]}}}}")),
                Card.of("runs-as-root", "Its server runs as root.", Stake.ruin, t -> {
                            t.container("securityContext: {runAsNonRoot: false, runAsUser: 0}");
                            t.settle();
                        })
                        .where(Confinement::refusesRoot),
                Card.of("root-let-in", "Nothing keeps its server from running as root any more.", Stake.ruin, t -> {
                            t.pod("{securityContext: {runAsNonRoot: null}, containers: [{name: "
                                    + t.subject().containerName()
                                    + ", securityContext: {runAsNonRoot: false}}]}");
                            t.settle();
                        })
                        .where(Confinement::refusesRoot),
                given(
                                "port-on-every-node",
                                "Its Services are of type NodePort.",
                                t -> t.services(PatchKind.MERGE, "{spec: {type: NodePort}}"))
                        .where(s -> !s.services().isEmpty()));
    }

    private static boolean refusesRoot(Subject subject) {
        return Stream.of(subject.deployment().at("/spec/template/spec"), subject.container())
                .anyMatch(o -> o.at("/securityContext/runAsNonRoot").asBoolean());
    }

    private static String node(Table t) {
        return t.pods().get(0).at("/spec/nodeName").asText();
    }

    private static Card tied(String id, String summary, Consumer<Table> change) {
        return Card.of(id, summary, Stake.ruin, t -> {
            change.accept(t);
            t.settle();
        });
    }

    private static Card given(String id, String summary, Consumer<Table> change) {
        return Card.of(id, summary, Stake.damage, t -> {
            change.accept(t);
            t.settle();
        });
    }
}
