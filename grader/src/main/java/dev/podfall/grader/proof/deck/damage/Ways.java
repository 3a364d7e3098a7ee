package dev.podfall.grader.proof.deck.damage;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.client.Clients.Place;
import java.util.List;

/** The server is well, and the way to it is not. */
final class Ways {
    private Ways() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                        "nobody-let-in",
                        "A policy lets no request into the namespace.",
                        Stake.ruin,
                        t -> onlyPolicy(t, "[]")),
                Card.of(
                                "only-neighbours-let-in",
                                "A policy lets only pods of the server's own namespace in.",
                                Stake.ruin,
                                t -> onlyPolicy(t, "[{from: [{podSelector: {}}]}]"))
                        .where(s -> s.lab().clients().clients().stream()
                                .noneMatch(c -> s.namespace().equals(c.namespace()))),
                Card.of(
                                "service-leads-nowhere",
                                "The Service leads to a port where nobody listens.",
                                Stake.ruin,
                                t -> t.services(
                                        PatchKind.JSON,
                                        "[{op: replace, path: /spec/ports/0/targetPort, value: "
                                                + (t.subject().port() + 1000) + "}]"))
                        .where(s -> !s.services().isEmpty()),
                Card.of(
                                "service-deleted",
                                "The Service is deleted.",
                                Stake.ruin,
                                t -> t.subject().services().forEach(s -> t.delete("Service", Manifests.name(s))))
                        .where(s -> !s.services().isEmpty()),
                Card.of(
                                "ingress-deleted",
                                "The Ingress is deleted.",
                                Stake.damage,
                                t -> t.subject().ingresses().forEach(i -> t.delete("Ingress", Manifests.name(i))))
                        .where(s -> !s.ingresses().isEmpty()),
                Card.of(
                                "ingress-of-another-host",
                                "The Ingress answers to another host name.",
                                Stake.damage,
                                t -> t.subject()
                                        .ingresses()
                                        .forEach(
                                                i -> t.patch(
                                                        t.at("Ingress", Manifests.name(i)),
                                                        PatchKind.JSON,
                                                        "[{op: replace, path: /spec/rules/0/host, value: elsewhere.internal}]")))
                        .where(s -> !s.ingresses().isEmpty()
                                && s.lab().clients().clients().stream().anyMatch(c -> c.from() == Place.outside)));
    }

    /** In the place of all others, for policies add up. */
    private static void onlyPolicy(Table t, String ingress) {
        t.api()
                .list("NetworkPolicy", t.subject().namespace(), null)
                .forEach(p -> t.delete("NetworkPolicy", Manifests.name(p)));
        t.create(policy(ingress));
    }

    private static String policy(String ingress) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: let-in}, spec: {podSelector: {},"
                + " policyTypes: [Ingress], ingress: " + ingress + "}}";
    }
}
