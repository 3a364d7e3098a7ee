package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.proof.DeckReport;
import dev.podfall.grader.proof.Proving.Outcome;
import java.util.List;

/** What became of proofs, for pipelines: {@code claims[]} with each card of the decks, {@code decks[]} with one for each lab. */
final class ProofJson {
    private ProofJson() {}

    static ObjectNode of(List<Outcome> outcomes, List<DeckReport> decks, String runtime) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("proven", outcomes.stream().allMatch(Outcome::isProven))
                .put("runtime", runtime);
        ArrayNode claims = answer.putArray("claims");
        outcomes.forEach(o -> claims.add(claim(o)));
        ArrayNode all = answer.putArray("decks");
        decks.forEach(d -> all.add(deck(d)));
        return answer;
    }

    private static ObjectNode claim(Outcome outcome) {
        ObjectNode one = JsonNodeFactory.instance
                .objectNode()
                .put("lab", outcome.lab())
                .put("seed", outcome.seed())
                .put("number", outcome.number())
                .put("claim", outcome.claim())
                .put("proven", outcome.isProven())
                .put("millis", outcome.took().toMillis());
        if (outcome.card() != null) {
            one.put("card", outcome.card());
        }
        if (outcome.score() != null) {
            one.put("points", outcome.score().points());
        }
        ArrayNode problems = one.putArray("problems");
        outcome.problems().forEach(problems::add);
        return one;
    }

    private static ObjectNode deck(DeckReport deck) {
        ObjectNode one =
                JsonNodeFactory.instance.objectNode().put("lab", deck.lab()).put("seed", deck.seed());
        one.set("cheats", counted(deck.cheats(), "refused", "passed"));
        one.set("rightWays", counted(deck.rightWays(), "full", "less"));
        one.put("mutationScore", deck.mutationScore())
                .put("judges", deck.judges().size());
        ArrayNode never = one.putArray("neverFailed");
        deck.neverFailed().forEach(never::add);
        return one;
    }

    private static ObjectNode counted(List<Outcome> cards, String good, String bad) {
        int held = (int) cards.stream().filter(Outcome::isProven).count();
        return JsonNodeFactory.instance
                .objectNode()
                .put("tried", cards.size())
                .put(good, held)
                .put(bad, cards.size() - held);
    }
}
