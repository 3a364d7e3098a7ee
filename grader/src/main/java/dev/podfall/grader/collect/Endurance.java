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
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets what is there stand what will come: time passes, the Deployment is rolled out anew, all of its pods are lost at once.
 * Clients ask before, now and then, and afterwards.
 */
final class Endurance {
    private static final Duration STRETCH = Duration.ofMinutes(4);
    private static final Duration ROLLOUT = Duration.ofMinutes(6);
    /** Until what came up has been up for a while. */
    private static final Duration REST = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofMillis(200);
    /** Not a whole hour: what happens by the clock shall be over when it is looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(53);

    /** What is served only now and then is served now and then: so long is it waited for. */
    private static final int LOOKS = 6;

    private static final Duration BETWEEN_FIRST_LOOKS = Duration.ofSeconds(10);
    private static final Duration REPLACED = Duration.ofMinutes(5);
    private static final int ASKED_ON_THE_WAY = 2;
    /** So many that a server whose every fourth answer is wrong is hardly ever taken for a right one. */
    private static final int ASKED_AT_ENDS = 12;

    private static final int OK = 200;

    private final Callers callers;
    private final Cluster cluster;
    private final ClaimSpec.Lasts spec;
    private final Thoroughness how;
    private final TrialPods pods;
    private final List<Question> questions = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private long ready;
    private String problem;
    private final ArrayNode before = JsonNodeFactory.instance.arrayNode();

    Endurance(Callers callers, Cluster cluster, ClaimSpec.Lasts spec, Thoroughness how) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
        this.how = how;
        this.pods = new TrialPods(
                callers.pods(),
                new ClaimSpec.Replacement(
                        spec.namespace(), spec.selector(), ClaimSpec.Trial.calm, spec.alone(), List.of()));
    }

    /** Clients ask for the first time: before any other trial has changed what is there. */
    void begin() {
        try {
            lookBefore();
        } catch (PodfallException couldNotLook) {
            problem = couldNotLook.getMessage();
        }
    }

    private void lookBefore() {
        if (cluster.capability(ClockControl.class).isEmpty()) {
            problem = "the time of this cluster cannot be moved, and nobody shall wait for it";
            return;
        }
        ready = pods.ready();
        questions.addAll(callers.rows().draw(Ask.boundary, 1));
        questions.addAll(callers.rows().draw(Ask.fraud, ASKED_AT_ENDS / 2 - 1));
        questions.addAll(callers.rows().draw(Ask.legitimate, ASKED_AT_ENDS / 2 - 1));
        clients.addAll(callers.reaching(List.of()));
        ask(clients, ASKED_AT_ENDS, before);
        for (int again = 0; again < LOOKS && !isAnybodyServed(before); again++) {
            cluster.await(() -> false, BETWEEN_FIRST_LOOKS);
            before.removeAll();
            ask(clients, ASKED_AT_ENDS, before);
        }
    }

    /** After {@link #begin}. */
    Finding run() {
        if (problem != null) {
            return Finding.unseen(problem);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("server", callers.server());
        result.put("readyBefore", ready);
        result.set("before", before);
        if (!isAnybodyServed(before)) {
            return Finding.of(result);
        }
        leaveAlone(result);
        rollOut(result);
        loseAll();
        result.put("readyAfter", pods.ready());
        ask(clients, ASKED_AT_ENDS, result.putArray("after"));
        if (how.farAhead()) {
            lookAhead(result);
        }
        return Finding.of(result);
    }

    /** Where nobody is, there is nothing that could last. */
    private static boolean isAnybodyServed(ArrayNode answers) {
        for (JsonNode answer : answers) {
            if (answer.path("status").asInt() == OK) {
                return true;
            }
        }
        return false;
    }

    private void leaveAlone(ObjectNode result) {
        LeavingAlone alone = new LeavingAlone(pods, pods.all());
        ArrayNode meanwhile = result.putArray("meanwhile");
        Instant end = cluster.now().plus(spec.alone());
        while (cluster.now().isBefore(end)) {
            cluster.await(() -> false, STRETCH);
            ask(clients, 1, meanwhile);
        }
        result.put("restarted", alone.restarted());
    }

    /** Hour by hour. What is missing at one time is looked for once more: something may be replaced just then, by right. */
    private void lookAhead(ObjectNode result) {
        ClockControl clock = cluster.capability(ClockControl.class).orElseThrow();
        LeavingAlone alone = new LeavingAlone(pods, pods.all());
        Instant begin = cluster.now();
        ArrayNode later = result.putArray("later");
        boolean well = true;
        while (well && cluster.now().isBefore(begin.plus(spec.ahead()))) {
            clock.leap(BETWEEN_LOOKS);
            well = isAsReady() || cluster.await(this::isAsReady, REPLACED);
            ObjectNode look = later.addObject();
            look.put("minutes", Duration.between(begin, cluster.now()).toMinutes());
            look.put("ready", pods.ready()).put("restarted", alone.restarted());
            ask(clients, ASKED_ON_THE_WAY, look.putArray("answers"));
            well &= alone.restarted().isEmpty();
        }
    }

    private boolean isAsReady() {
        return pods.ready() >= ready;
    }

    private void rollOut(ObjectNode result) {
        RollingOut rollout = new RollingOut(cluster, pods, callers.known().deployment());
        result.put("paused", rollout.resume());
        if (rollout.begin().isPresent()) {
            cluster.await(() -> rollout.isDone() || !rollout.obstacle().isEmpty(), ROLLOUT);
        }
        result.put("rolledOut", rollout.isDone()).put("obstacle", rollout.obstacle());
    }

    private void loseAll() {
        pods.all().stream()
                .filter(p -> !TrialPods.isEnding(p))
                .forEach(p -> pods.api().delete(new ObjectAt("Pod", spec.namespace(), TrialPods.name(p)), 0L));
        cluster.await(() -> pods.ready() >= ready && ready > 0, ROLLOUT);
        cluster.await(() -> false, REST);
    }

    private void ask(List<Client> clients, int times, ArrayNode answers) {
        for (Client client : clients) {
            List<Question> asked = questions.subList(0, Math.min(times, questions.size()));
            List<HttpCall> calls =
                    asked.stream().map(q -> Callers.call(client, q)).toList();
            List<HttpAnswer> got = cluster.api().http(calls, BETWEEN);
            for (int i = 0; i < calls.size(); i++) {
                answers.add(AnswerJson.of(asked.get(i), got.get(i)).put("client", client.title()));
            }
        }
    }
}
