package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletes a pod while clients send requests, and goes on until it is replaced and as many are ready as before. */
final class PodTrial {
    private static final Duration STRETCH = Duration.ofSeconds(5);
    /** For a replacement that takes longer than that: a real node that is busy loads a model slowly. */
    private static final Duration REPLACEMENT = Duration.ofMinutes(3);

    private static final int DIFFERENT_ROWS = 6;

    private final Callers callers;
    private final Cluster cluster;
    private final ClaimSpec.Replacement spec;
    private final List<Question> questions = new ArrayList<>();
    private int sent;

    PodTrial(Callers callers, Cluster cluster, ClaimSpec.Replacement spec) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
    }

    Finding run() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("server", callers.server());
        ArrayNode before = result.putArray("before");
        ArrayNode answers = result.putArray("answers");
        List<ObjectNode> pods = pods();
        if (pods.isEmpty()) {
            return Finding.of(result);
        }
        List<Client> clients = callers.reaching(spec.clients());
        if (clients.isEmpty()) {
            return Finding.unseen("there is no way in for any of its clients");
        }
        pods.forEach(p -> before.add(p.at("/metadata/uid").asText()));
        questions.addAll(callers.rows().draw(Ask.fraud, DIFFERENT_ROWS));
        questions.addAll(callers.rows().draw(Ask.legitimate, DIFFERENT_ROWS));
        String victim = victim(pods);
        long ready = pods.stream().filter(PodTrial::isReady).count();
        cluster.api().delete(new ObjectAt("Pod", spec.namespace(), victim), null);
        result.put("deleted", victim);
        Instant end = cluster.now().plus(spec.within());
        while (cluster.now().isBefore(end)) {
            traffic(clients, answers);
        }
        cluster.await(() -> ready() >= ready, REPLACEMENT);
        if (cluster.capability(ClockControl.class).isEmpty()) {
            traffic(clients, answers);
        }
        return Finding.of(result.put("readyBefore", ready).put("readyAfter", ready()));
    }

    /** Clients by turns, for a stretch of time. */
    private void traffic(List<Client> clients, ArrayNode answers) {
        int perSecond = clients.stream().mapToInt(Client::perSecond).sum();
        int number = (int) STRETCH.toSeconds() * perSecond;
        List<Question> asked = new ArrayList<>();
        List<Client> by = new ArrayList<>();
        List<HttpCall> calls = new ArrayList<>();
        for (int i = 0; i < number; i++, sent++) {
            asked.add(questions.get(sent / clients.size() % questions.size()));
            by.add(clients.get(sent % clients.size()));
            calls.add(Callers.call(by.get(i), asked.get(i)));
        }
        List<HttpAnswer> got = cluster.api().http(calls, Duration.ofSeconds(1).dividedBy(perSecond));
        for (int i = 0; i < number; i++) {
            answers.add(AnswerJson.of(asked.get(i), got.get(i))
                    .put("client", by.get(i).title()));
        }
    }

    /** One that serves, if any does. */
    private static String victim(List<ObjectNode> pods) {
        return pods.stream()
                .min(Comparator.comparing((ObjectNode p) -> !isReady(p)).thenComparing(PodTrial::name))
                .map(PodTrial::name)
                .orElseThrow();
    }

    private List<ObjectNode> pods() {
        return cluster.api().list("Pod", spec.namespace(), spec.selector());
    }

    private long ready() {
        return pods().stream().filter(PodTrial::isReady).count();
    }

    private static String name(ObjectNode pod) {
        return pod.at("/metadata/name").asText();
    }

    private static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        && !pod.path("metadata").hasNonNull("deletionTimestamp");
            }
        }
        return false;
    }
}
