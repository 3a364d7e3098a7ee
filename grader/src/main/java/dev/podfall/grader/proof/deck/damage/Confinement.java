package dev.podfall.grader.proof.deck.damage;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.function.Consumer;

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
                given(
                        "one-node",
                        "Its pods are bound to one node by its name.",
                        t -> t.pod("{nodeSelector: {kubernetes.io/hostname: "
                                + t.pods().get(0).at("/spec/nodeName").asText() + "}}")),
                given(
                                "port-on-every-node",
                                "Its Services are of type NodePort.",
                                t -> t.services(PatchKind.MERGE, "{spec: {type: NodePort}}"))
                        .where(s -> !s.services().isEmpty()));
    }

    private static Card given(String id, String summary, Consumer<Table> change) {
        return Card.of(id, summary, Stake.damage, t -> {
            change.accept(t);
            t.settle();
        });
    }
}
