package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.LabFacts.Access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may not come in does: where the healthy cluster's policies keep somebody out. */
final class Policies {
    private Policies() {}

    static List<Card> all() {
        List<Card> all = new ArrayList<>(all("", Stake.ruin, Subject::triesPolicies));
        all.addAll(all("idle-", Stake.damage, s -> !s.triesPolicies()));
        return all;
    }

    /** @param before of their ids, where nobody is there whom the policies keep out */
    private static List<Card> all(String before, Stake stake, Predicate<Subject> where) {
        return Stream.of(
                        card(
                                "policy-deleted",
                                "Its policies are deleted.",
                                (t, p) -> t.api().delete(at(p), null)),
                        card(
                                "policy-opened",
                                "Its policies let everybody through.",
                                (t, p) -> p.at("/spec/policyTypes").forEach(type -> {
                                    String rules = type.asText().toLowerCase(Locale.ROOT);
                                    t.patch(at(p), PatchKind.MERGE, "{spec: {" + rules + ": [{}]}}");
                                })),
                        card(
                                "policy-aimed-at-nothing",
                                "Its policies select no pod.",
                                (t, p) -> t.patch(
                                        at(p),
                                        PatchKind.JSON,
                                        "[{op: replace, path: /spec/podSelector, value: {matchLabels: {app: nobody}}}]")),
                        card(
                                        "policy-peers-apart",
                                        "In its policies namespace and label of a caller are two entries, and either is enough.",
                                        Policies::apart)
                                .where(s -> policies(s).stream().anyMatch(Policies::tellsApart)))
                .map(c -> new Card(before + c.id(), c.summary(), stake, c.fits().and(where), c.late(), c.moves()))
                .toList();
    }

    private static Card card(String id, String summary, BiConsumer<Table, ObjectNode> change) {
        return Card.of(id, summary, Stake.ruin, t -> policies(t.subject()).forEach(p -> change.accept(t, p)))
                .where(s -> !policies(s).isEmpty());
    }

    private static boolean tellsApart(ObjectNode policy) {
        return peers(policy).anyMatch(p -> p.has("podSelector") && p.has("namespaceSelector"));
    }

    /** Whom it lets in. */
    private static Stream<JsonNode> peers(ObjectNode policy) {
        return StreamSupport.stream(policy.at("/spec/ingress").spliterator(), false)
                .flatMap(rule -> StreamSupport.stream(rule.path("from").spliterator(), false));
    }

    private static void apart(Table t, ObjectNode policy) {
        ObjectNode spec = policy.path("spec").deepCopy();
        for (JsonNode rule : spec.path("ingress")) {
            ArrayNode peers = JsonNodeFactory.instance.arrayNode();
            rule.path("from")
                    .forEach(peer ->
                            peer.properties().forEach(e -> peers.addObject().set(e.getKey(), e.getValue())));
            ((ObjectNode) rule).set("from", peers);
        }
        if (tellsApart(policy)) {
            t.patch(at(policy), PatchKind.MERGE, "{spec: " + spec + "}");
        }
    }

    /** Those of the lab's healthy cluster in namespaces that its learner may write to: callers' own bound where these get out. */
    private static List<ObjectNode> policies(Subject s) {
        Set<String> writable = s.lab().facts().access().stream()
                .filter(a -> a.role() == Role.edit)
                .map(LabFacts.Access::namespace)
                .collect(Collectors.toSet());
        return s.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("NetworkPolicy"))
                .filter(o -> writable.contains(o.at("/metadata/namespace").asText()))
                .toList();
    }

    private static ObjectAt at(JsonNode policy) {
        return new ObjectAt("NetworkPolicy", policy.at("/metadata/namespace").asText(), Manifests.name(policy));
    }
}
