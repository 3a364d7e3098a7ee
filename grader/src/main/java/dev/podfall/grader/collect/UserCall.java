package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that a user sends, and what is right.
 *
 * @param client who sends it, as reports name them
 * @param flagged whether the transaction is to be flagged
 * @param predicted whether the model that is meant flags it, as it answered in the healthy baseline
 * @param version of the model that is meant to answer
 */
public record UserCall(String client, HttpCall call, boolean flagged, boolean predicted, String version) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * As many of each client, one in four of them to be flagged, in the order they come in.
     *
     * @throws dev.podfall.error.PodfallException if nobody can tell what the lab's server should answer
     */
    public static List<UserCall> draw(Cluster cluster, Lab lab, int each) {
        Callers callers = new Callers(cluster.api(), lab, null);
        List<Question> legitimate = callers.rows().draw(Ask.legitimate, each);
        List<Question> fraud = callers.rows().draw(Ask.fraud, each);
        List<UserCall> calls = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            boolean flagged = i % 4 == 3;
            Question question = flagged ? fraud.get(i) : legitimate.get(i);
            for (Client client : callers.clients(List.of())) {
                calls.add(new UserCall(
                        client.title(),
                        Callers.call(client, question),
                        flagged,
                        flags(question.wanted().body()),
                        version(question.wanted().body())));
            }
        }
        return List.copyOf(calls);
    }

    /** The version that an answer names; empty if it names none. */
    public static String version(String body) {
        return tree(body).path("model_version").asText();
    }

    /** Whether an answer flags its transaction. */
    public static boolean flags(String body) {
        return tree(body).at("/predictions/0").asInt() == 1;
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode tree = JSON.readTree(body == null ? "" : body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException noJson) {
            return JSON.createObjectNode();
        }
    }
}
