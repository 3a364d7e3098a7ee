package dev.podfall.grader.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.engine.lab.Symptoms;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.SymptomSpec;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a cluster as users and operators do, and changes nothing. */
final class Lookout {
    private static final Thoroughness GLANCE = new Thoroughness(Duration.ZERO, Duration.ZERO, false, false);
    private static final List<Clients.Ask> ASKED =
            List.of(Clients.Ask.fraud, Clients.Ask.legitimate, Clients.Ask.boundary, Clients.Ask.refused);
    private static final int SERVER_ERROR = 500;

    private final Cluster cluster;
    private final Lab lab;
    private final String namespace;
    private final String selector;
    private final Digest baseline;
    private final Rubric users;

    Lookout(Cluster cluster, Lab lab, IncidentWorld world, Digest baseline) {
        this.cluster = cluster;
        this.lab = lab;
        this.namespace = world.home().namespace();
        this.selector = world.facts().selector();
        this.baseline = baseline;
        this.users = Rubric.of(new RubricSpec(
                lab.clients().clients().stream().map(c -> claim(c.id())).toList(), List.of(), List.of()));
    }

    private static CriterionSpec claim(String client) {
        var scores = new ClaimSpec.Scores(List.of(client), ASKED, 1, null);
        return new CriterionSpec(client, client, 1, null, null, null, 0, false, scores, "", "");
    }

    /** Whether all users get what they should. */
    boolean isFine() {
        return clients().values().stream().allMatch(Sight.Got::fine);
    }

    /**
     * What is to be seen; empty if nothing is that can be looked for again.
     *
     * @param since what was told before then is not of this incident: events stay for an hour
     */
    Optional<Sight> look(Instant since) {
        List<ObjectNode> pods = pods();
        Sight.Pods state = state(pods);
        Map<String, Sight.Got> got = clients();
        return symptoms(pods)
                .filter(symptom -> Symptoms.isSeen(cluster, symptom, since))
                .findFirst()
                .map(symptom -> new Sight(got, state, symptom));
    }

    private Map<String, Sight.Got> clients() {
        Evidence evidence =
                new Collector(cluster, lab).collect(users.wants(), baseline, LabRunner.namespaces(lab), GLANCE);
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (Finding finding : evidence.findings().values()) {
            if (finding.value() != null) {
                finding.value()
                        .path("clients")
                        .forEach(c -> answers.put(c.path("id").asText(), c.path("answers")));
            }
        }
        Map<String, Sight.Got> got = new LinkedHashMap<>();
        for (Line line : users.grade(evidence).criteria()) {
            boolean fine = line.verdict() == Verdict.met;
            got.put(line.id(), new Sight.Got(fine ? "right answers" : words(answers.get(line.id())), fine));
        }
        return got;
    }

    /** The gravest first: who gets no answer cannot say that it is wrong. */
    private static String words(JsonNode answers) {
        List<String> all = new ArrayList<>();
        if (answers != null) {
            answers.forEach(a ->
                    all.add(words(a.path("failure").asText(), a.path("status").asInt())));
        }
        return all.stream().filter(w -> !w.equals(Words.WRONG)).findFirst().orElse(Words.WRONG);
    }

    private static String words(String failure, int status) {
        if (failure.contains("refused")) {
            return Words.REFUSED;
        } else if (failure.contains("tim")) {
            return Words.HANGS;
        } else if (!failure.isEmpty()) {
            return Words.BROKEN;
        }
        boolean error = status >= SERVER_ERROR || status == 404 || status >= 300 && status < 400;
        return error ? "HTTP " + status : Words.WRONG;
    }

    /** How what a client gets is called. */
    private static final class Words {
        static final String REFUSED = "refused connections";
        static final String HANGS = "no answer in time";
        static final String BROKEN = "broken connections";
        static final String WRONG = "wrong answers";
    }

    private List<ObjectNode> pods() {
        return cluster.api().list("Pod", namespace, selector).stream()
                .filter(p -> !p.path("metadata").has("deletionTimestamp"))
                .toList();
    }

    private static Sight.Pods state(List<ObjectNode> pods) {
        if (pods.isEmpty()) {
            return Sight.Pods.none;
        }
        List<Sight.Pods> states = pods.stream().map(Lookout::state).distinct().toList();
        return states.size() == 1 ? states.get(0) : Sight.Pods.mixed;
    }

    private static Sight.Pods state(ObjectNode pod) {
        if (pod.at("/spec/nodeName").asText().isEmpty()) {
            return Sight.Pods.pending;
        }
        Sight.Pods worst = Sight.Pods.ready;
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            if (container.path("restartCount").asInt() > 0
                    && !container.path("ready").asBoolean()) {
                return Sight.Pods.restarting;
            } else if (!container.path("state").has("running")) {
                return Sight.Pods.starting;
            } else if (!container.path("ready").asBoolean()) {
                worst = Sight.Pods.unready;
            }
        }
        return worst;
    }

    /** What could be looked for again, the most telling first. */
    private Stream<SymptomSpec> symptoms(List<ObjectNode> pods) {
        List<SymptomSpec> all = new ArrayList<>();
        waiting(pods).ifPresent(reason -> all.add(new SymptomSpec.PodsWaiting(namespace, selector, reason, 0)));
        all.add(new SymptomSpec.PodsUnready(namespace, selector));
        Optional<ObjectNode> deployment = server();
        if (deployment.isEmpty() || !Settling.complete(deployment.get())) {
            for (String reason : List.of("FailedScheduling", "FailedCreate", "BackOff", "Unhealthy", "Failed")) {
                all.add(new SymptomSpec.EventSeen(namespace, reason, null));
            }
        }
        all.add(new SymptomSpec.RolledOut(namespace, lab.clients().server().deployment()));
        return all.stream();
    }

    private Optional<ObjectNode> server() {
        ClusterApi api = cluster.api();
        return api.find("Deployment", namespace, lab.clients().server().deployment());
    }

    /** Why all containers wait, if they do for the same reason. */
    private static Optional<String> waiting(List<ObjectNode> pods) {
        List<String> reasons = pods.stream()
                .map(p ->
                        p.at("/status/containerStatuses/0/state/waiting/reason").asText())
                .distinct()
                .toList();
        return reasons.size() == 1 && !reasons.get(0).isEmpty() ? Optional.of(reasons.get(0)) : Optional.empty();
    }
}
