package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.TakesEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients ask; another value is written into a ConfigMap, the server is rolled out, and they ask again; then all is put back. */
final class AnotherSetting {
    private static final Duration ROLLOUT = Duration.ofMinutes(4);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int OF_EACH_CLASS = 3;

    private final Callers callers;
    private final Cluster cluster;
    private final TakesEffect spec;
    private final ObjectAt config;
    private final RollingOut rollout;

    AnotherSetting(Callers callers, Cluster cluster, TakesEffect spec) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
        this.config = new ObjectAt("ConfigMap", spec.namespace(), spec.config());
        ClaimSpec.Replacement anyPod =
                new ClaimSpec.Replacement(spec.namespace(), null, ClaimSpec.Trial.rollout, ROLLOUT, List.of());
        this.rollout = new RollingOut(
                cluster, new TrialPods(callers.pods(), anyPod), callers.known().deployment());
    }

    Finding run() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("server", callers.server());
        JsonNode before = cluster.api()
                .find(config.kind(), config.namespace(), config.name())
                .map(map -> map.path("data").path(spec.key()))
                .orElse(null);
        if (before == null) {
            return Finding.of(result.put("obstacle", "there is no ConfigMap " + spec.config()));
        }
        ask(callers.rows(), result.putArray("before"));
        try {
            write(JsonNodeFactory.instance.textNode(spec.value()));
        } catch (RequestRefused no) {
            return Finding.of(result.put("obstacle", no.getMessage()));
        }
        try {
            rollOut();
            ask(callers.rowsWith(config, spec.key(), spec.value()), result.putArray("answers"));
        } finally {
            write(before.isMissingNode() ? JsonNodeFactory.instance.nullNode() : before);
            rollOut();
        }
        return Finding.of(result);
    }

    private void write(JsonNode value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/data").set(spec.key(), value);
        cluster.api().patch(config, PatchKind.MERGE, patch);
    }

    private void rollOut() {
        if (rollout.begin().isPresent()) {
            cluster.await(() -> rollout.isDone() || !rollout.obstacle().isEmpty(), ROLLOUT);
        }
    }

    private void ask(RowSource rows, ArrayNode answers) {
        List<Question> questions = new ArrayList<>(rows.draw(Ask.boundary, 2));
        questions.addAll(rows.draw(Ask.fraud, OF_EACH_CLASS));
        questions.addAll(rows.draw(Ask.legitimate, OF_EACH_CLASS));
        for (Client client : callers.reaching(List.of())) {
            List<HttpCall> calls =
                    questions.stream().map(q -> Callers.call(client, q)).toList();
            List<HttpAnswer> got = cluster.api().http(calls, BETWEEN);
            for (int i = 0; i < calls.size(); i++) {
                answers.add(AnswerJson.of(questions.get(i), got.get(i)).put("client", client.title()));
            }
        }
    }
}
