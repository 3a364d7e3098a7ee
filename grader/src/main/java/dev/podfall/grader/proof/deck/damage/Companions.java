package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** The server is well, and what stood by it is gone: containers before it or beside it, and what protects its pods. */
final class Companions {
    private static final List<String> LISTS = List.of("containers", "initContainers");

    private Companions() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "other-containers-removed",
                                "The containers before the server and beside it are taken out.",
                                Stake.ruin,
                                t -> {
                                    t.pod(patched(t.subject(), (list, name) -> "$patch: delete"));
                                    t.settle();
                                })
                        .where(s -> LISTS.stream().anyMatch(l -> !others(s, l).isEmpty())),
                Card.of(
                                "other-containers-asleep",
                                "The containers before the server and beside it are there, and do nothing.",
                                Stake.ruin,
                                t -> {
                                    t.pod(patched(t.subject(), Companions::asleep));
                                    t.settle();
                                })
                        .where(s -> LISTS.stream().anyMatch(l -> !others(s, l).isEmpty())),
                Card.of(
                                "budget-that-lets-nobody-go",
                                "A budget keeps as many pods as there are.",
                                Stake.damage,
                                t -> t.create("""
                                    apiVersion: policy/v1
                                    kind: PodDisruptionBudget
                                    metadata: {name: all-stay}
                                    spec: {minAvailable: "100%%", selector: {matchLabels: %s}}
                                    """.formatted(t.healthy().at("/spec/selector/matchLabels"))))
                        .where(s -> s.replicas() > 1)
                        .where(s -> s.objects("PodDisruptionBudget").isEmpty()),
                Card.of(
                                "budgets-deleted",
                                "The budgets of its pods are deleted.",
                                Stake.ruin,
                                t -> t.api()
                                        .list("PodDisruptionBudget", t.subject().namespace(), null)
                                        .forEach(b -> t.delete("PodDisruptionBudget", Manifests.name(b))))
                        .where(s -> !s.objects("PodDisruptionBudget").isEmpty()));
    }

    /** What goes on for ever beside the server sleeps; what comes before it ends at once. */
    private static String asleep(String list, String name) {
        return list.equals("initContainers")
                ? "command: ['true'], args: null"
                : "command: [sleep, infinity], args: null";
    }

    /** @param change what becomes of a container, by its list and its name */
    private static String patched(Subject s, BinaryOperator<String> change) {
        List<String> fields = new ArrayList<>();
        for (String list : LISTS) {
            List<String> entries = others(s, list).stream()
                    .map(name -> "{name: " + name + ", " + change.apply(list, name) + "}")
                    .toList();
            if (!entries.isEmpty()) {
                fields.add(list + ": [" + String.join(", ", entries) + "]");
            }
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static List<String> others(Subject s, String list) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : s.deployment().at("/spec/template/spec").path(list)) {
            if (!one.path("name").asText().equals(s.containerName())) {
                names.add(one.path("name").asText());
            }
        }
        return names;
    }
}
