package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import java.util.ArrayList;
import java.util.List;

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
                                    t.pod(without(t.subject()));
                                    t.settle();
                                })
                        .where(s -> LISTS.stream().anyMatch(l -> !others(s, l).isEmpty())),
                Card.of(
                                "budgets-deleted",
                                "The budgets of its pods are deleted.",
                                Stake.ruin,
                                t -> t.api()
                                        .list("PodDisruptionBudget", t.subject().namespace(), null)
                                        .forEach(b -> t.delete("PodDisruptionBudget", Manifests.name(b))))
                        .where(s -> !s.objects("PodDisruptionBudget").isEmpty()));
    }

    private static String without(Subject s) {
        List<String> fields = new ArrayList<>();
        for (String list : LISTS) {
            List<String> entries = others(s, list).stream()
                    .map(name -> "{name: " + name + ", $patch: delete}")
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
