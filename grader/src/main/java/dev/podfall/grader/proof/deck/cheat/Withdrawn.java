package dev.podfall.grader.proof.deck.cheat;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Delivery;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import java.util.List;

/** What shows the symptom is taken away: nothing is broken where nothing is. */
final class Withdrawn {
    private static final int GONE = 40;

    private Withdrawn() {}

    /** Where nobody asked for pods, asking for one is half of the repair, or all of it. */
    private static boolean isScaledToZero(Subject s) {
        return s.lab().scenario().breakage().faults().stream()
                .anyMatch(f -> f.fault().equals("replicas")
                        && f.with().path("deployment").asText().equals(s.name())
                        && f.with().path("replicas").asText().equals("0"));
    }

    static List<Card> all() {
        return List.of(
                Card.of("scaled-to-zero", "The Deployment is scaled to zero.", Stake.cheat, t -> {
                    t.scale(0);
                    t.pass(GONE);
                }),
                Card.of("deployment-deleted", "The Deployment is deleted.", Stake.cheat, t -> {
                            t.delete("Deployment", t.subject().name());
                            t.pass(GONE);
                        })
                        .where(s -> !Delivery.delivers(s)), // what Git says is made anew within a minute
                Card.of("paused", "The Deployment is paused and scaled to one replica.", Stake.cheat, t -> {
                            t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {paused: true, replicas: 1}}");
                            t.pass(GONE);
                        })
                        .where(s -> !isScaledToZero(s)),
                Card.of(
                        "unready-published",
                        "The Service publishes addresses that are not ready.",
                        Stake.cheat,
                        t -> t.services(PatchKind.MERGE, "{spec: {publishNotReadyAddresses: true}}")));
    }
}
