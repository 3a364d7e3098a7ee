package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.TakesEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Clients ask; another value is written into a ConfigMap, the server is rolled out, and they ask again; then all is put back. A
 * paused Deployment is resumed for that, as the next release would.
 */
final class AnotherSetting {
    private static final Duration ROLLOUT = Duration.ofMinutes(4);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int OF_EACH_CLASS = 3;
    /** Whoever lets each pod prove itself for longer is not waited for. */
    private static final int READY_SECONDS = 600;

    private final Callers callers;
    private final Cluster cluster;
    private final TakesEffect spec;
    private final ObjectAt config;
    private final RollingOut rollout;

    AnotherSetting(Callers callers, Cluster cluster, TakesEffect spec) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
        this.config = map(spec.otherName() ? inItsPlace().orElse(spec.config()) : spec.config());
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
            return Finding.of(result.put("obstacle", "there is no ConfigMap " + config.name()));
        }
        String unwritable = unwritable(before);
        if (unwritable != null) {
            return Finding.of(result.put("unwritable", unwritable));
        }
        ask(callers.rows(), result.putArray("before"));
        try {
            write(JsonNodeFactory.instance.textNode(spec.value()));
        } catch (RequestRefused no) {
            return Finding.of(result.put("obstacle", no.getMessage()));
        }
        boolean paused = resumeOrPutBack(before);
        try {
            result.put("config", config.name()).put("rolledOut", rollOut());
            ask(callers.rowsWith(map(spec.config()), spec.key(), spec.value()), result.putArray("answers"));
        } finally {
            putBack(before);
            rollOut();
            if (paused) {
                pause();
            }
        }
        return Finding.of(result);
    }

    /** Why no other value can be tried, though nothing goes before the one that is there; null where it can. */
    private String unwritable(JsonNode before) {
        SettingSources sources = new SettingSources(
                deployment().map(d -> d.at("/spec/template/spec")).orElse(MissingNode.getInstance()));
        if (sources.goBefore(config.name(), spec.key(), this::hasKey)) {
            return null;
        }
        boolean immutable = cluster.api()
                .find(config.kind(), config.namespace(), config.name())
                .map(map -> map.path("immutable").asBoolean())
                .orElse(false);
        if (immutable) {
            return "ConfigMap " + config.name() + " is immutable";
        }
        return before.isMissingNode() && sources.takesKeyByKey(config.name())
                ? "the server takes other keys of ConfigMap " + config.name() + ", each by its name"
                : null;
    }

    private boolean hasKey(String name) {
        return cluster.api()
                .find("ConfigMap", spec.namespace(), name)
                .filter(map -> map.path("data").has(spec.key()))
                .isPresent();
    }

    /** A cluster may refuse that: then the other value must not stay where it was written. @return whether it was paused */
    private boolean resumeOrPutBack(JsonNode before) {
        try {
            return rollout.resume();
        } catch (PodfallException no) {
            putBack(before);
            throw no;
        }
    }

    private void putBack(JsonNode before) {
        write(before.isMissingNode() ? JsonNodeFactory.instance.nullNode() : before);
    }

    private ObjectAt map(String name) {
        return new ObjectAt("ConfigMap", spec.namespace(), name);
    }

    private Optional<ObjectNode> deployment() {
        return cluster.api()
                .find("Deployment", spec.namespace(), callers.known().deployment());
    }

    /**
     * The one other ConfigMap with that key that the template refers to, if it does not refer to the one that is meant; the only one that
     * it refers to where none has the key.
     */
    private Optional<String> inItsPlace() {
        JsonNode template = deployment().map(d -> d.at("/spec/template/spec")).orElse(MissingNode.getInstance());
        Set<String> names = new SettingSources(template).maps();
        if (names.contains(spec.config())) {
            return Optional.empty();
        }
        List<String> holding = names.stream().filter(this::hasKey).toList();
        if (holding.isEmpty() && names.size() == 1) {
            return names.stream().findFirst();
        }
        return holding.size() == 1 ? Optional.of(holding.get(0)) : Optional.empty();
    }

    private void pause() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("paused", true);
        cluster.api()
                .patch(
                        new ObjectAt(
                                "Deployment", spec.namespace(), callers.known().deployment()),
                        PatchKind.MERGE,
                        patch);
    }

    private void write(JsonNode value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/data").set(spec.key(), value);
        cluster.api().patch(config, PatchKind.MERGE, patch);
    }

    /** Whether it came to its end. */
    private boolean rollOut() {
        Duration patience = deployment()
                .map(d -> ROLLOUT.plusSeconds(
                        (long) Math.min(d.at("/spec/minReadySeconds").asInt(), READY_SECONDS)
                                * d.at("/spec/replicas").asInt(1)))
                .orElse(ROLLOUT);
        if (rollout.begin().isPresent()) {
            cluster.await(() -> rollout.isDone() || !rollout.obstacle().isEmpty(), patience);
        }
        return rollout.isDone();
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
