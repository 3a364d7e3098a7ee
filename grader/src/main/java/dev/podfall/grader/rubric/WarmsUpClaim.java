package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code warmsUp}: no request reaches a new pod before it can answer, today and on a day when its model takes longer to load.
 * Whatever keeps requests away from it is right; a probe that keeps none away is no probe, and with it nobody passes: each rollout
 * would cost users their answers.
 */
record WarmsUpClaim(ClaimSpec.WarmsUp spec) implements Claim {
    private static final String SLOWLY = "while its model took longer to load than today, ";
    private static final String EXPECTED = "a new pod gets its first request when it can answer it";

    @Override
    public String kind() {
        return "warmsUp";
    }

    @Override
    public List<Observation> wants() {
        return List.of(
                new Observation.Trial(spec.replacing()),
                Selected.wanted(
                        "Pod", spec.replacing().namespace(), spec.replacing().selector()),
                new Observation.Loading(spec.replacing()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, EXPECTED);
        }
        Judgement tried = judge(byNewPod(found.value()), "");
        Finding slow = evidence.of(wants().get(2));
        if (tried.catastrophe()) {
            return tried;
        } else if (slow.problem() == null) {
            Map<String, List<Request>> byPod = byNewPod(slow.value());
            return early(byPod).isEmpty() ? tried : judge(byPod, SLOWLY);
        }
        String container = found.value().at("/server/container").asText();
        boolean waits = Selected.all(pods(evidence)).stream().noneMatch(pod -> asksForAPortAlone(pod, container));
        return waits
                ? tried
                : Judgement.catastrophe(
                        "a new pod is asked only whether its port is open",
                        EXPECTED,
                        "That is so before its model is loaded. When loading takes longer, requests come too early.");
    }

    /** How many requests came to new pods before they could answer. How many do is chance: it counts here alone, and once. */
    static int tooEarly(JsonNode trial) {
        return early(byNewPod(trial)).size();
    }

    private static Map<String, List<Request>> byNewPod(JsonNode trial) {
        Giver giver = new Giver(trial.path("server"));
        Set<String> before = new TreeSet<>();
        trial.path("before").forEach(uid -> before.add(uid.asText()));
        Map<String, List<Request>> byPod = new TreeMap<>();
        for (JsonNode answer : trial.path("answers")) {
            JsonNode pod = answer.at("/by/pod");
            if (pod.has("uid") && !before.contains(pod.path("uid").asText())) {
                byPod.computeIfAbsent(pod.path("name").asText(), n -> new ArrayList<>())
                        .add(new Request(
                                answer.path("client").asText(),
                                Answered.of(answer, giver),
                                answer.at("/by/process").isObject()));
            }
        }
        return byPod;
    }

    /** Evidence of earlier versions has no pods here. */
    private JsonNode pods(Evidence evidence) {
        Finding found = evidence.of(wants().get(1));
        return found.problem() == null ? found.value() : JsonNodeFactory.instance.arrayNode();
    }

    /** For where loading cannot be slowed. A delay before that is a guess at how long loading takes. */
    private static boolean asksForAPortAlone(JsonNode pod, String name) {
        for (JsonNode container : pod.at("/spec/containers")) {
            if (container.path("name").asText().equals(name)) {
                JsonNode startup = container.path("startupProbe");
                return container.path("readinessProbe").has("tcpSocket")
                        && !startup.has("httpGet")
                        && !startup.has("exec");
            }
        }
        return false;
    }

    /** A request to a new pod. @param taken whether a process there took it */
    private record Request(String client, Answered answered, boolean taken) {}

    /** Client by client: one that has no way to the pod says nothing of when the pod can answer. */
    private static List<Answered> early(List<Request> requests) {
        Map<String, List<Request>> byClient = new TreeMap<>();
        requests.forEach(r ->
                byClient.computeIfAbsent(r.client(), c -> new ArrayList<>()).add(r));
        return byClient.values().stream()
                .flatMap(ofOne -> earlyOfOne(ofOne).stream())
                .toList();
    }

    /** What a loading server turned away, and what found nobody where somebody answers later. */
    private static List<Answered> earlyOfOne(List<Request> requests) {
        int first = 0;
        while (first < requests.size() && requests.get(first).answered().kind() != Kind.right) {
            first++;
        }
        boolean answersLater = first < requests.size();
        return requests.subList(0, first).stream()
                .filter(r -> r.answered().kind() == Kind.lost && (r.taken() || answersLater))
                .map(Request::answered)
                .toList();
    }

    private static List<Answered> early(Map<String, List<Request>> byPod) {
        return byPod.values().stream().flatMap(ofOne -> early(ofOne).stream()).toList();
    }

    /** @param when it was, if not on an ordinary day */
    private Judgement judge(Map<String, List<Request>> byPod, String when) {
        List<Answered> early = early(byPod);
        List<Answered> ofNewPods = byPod.values().stream()
                .flatMap(List::stream)
                .map(Request::answered)
                .toList();
        String names = String.join(", ", byPod.keySet());
        long right = Answered.count(ofNewPods, Kind.right);
        if (!early.isEmpty()) {
            return Judgement.catastrophe(
                    when + "of " + ofNewPods.size() + " requests to the new pod " + names + " " + early.size()
                            + " came before it could answer: " + Answered.counted(early),
                    EXPECTED,
                    "");
        }
        if (right > 0) {
            return Judgement.met(
                    right + " requests to the new pod " + names + " were answered, from the first on", EXPECTED);
        }
        String actual = ofNewPods.isEmpty()
                ? "no new pod was sent a request"
                : "the new pod " + names + " answered none as it should: " + Answered.counted(ofNewPods);
        return spec.required()
                ? Judgement.unmet(actual, EXPECTED, "No new pod of the server came to serve.")
                : Judgement.untried(actual, EXPECTED);
    }
}
