package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code lasts}: whoever is served now is served after time has passed, after the next rollout, and after all pods were lost.
 * What does not last is no repair: with it nobody passes.
 */
record LastsClaim(ClaimSpec.Lasts spec) implements Claim {
    @Override
    public String kind() {
        return "lasts";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Lasting(spec));
    }

    private String expected() {
        return "clients that are answered now still are after " + spec.alone().toMinutes()
                + " minutes, the next rollout, the loss of all pods, and "
                + spec.ahead().toHours() + " hours";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected());
        }
        JsonNode trial = found.value();
        Giver giver = new Giver(trial.path("server"));
        Map<String, Long> before = rightByClient(trial.path("before"), giver);
        before.values().removeIf(right -> right == 0);
        if (isEverWrong(trial.path("before"), giver)) {
            return Judgement.untried("answers were wrong to begin with", expected());
        }
        if (before.isEmpty()) {
            return Judgement.untried("no client was answered just before it was to be tried", expected());
        }
        String restarted = trial.path("restarted").asText();
        if (!restarted.isEmpty()) {
            return Judgement.catastrophe(
                    "left alone for " + spec.alone().toMinutes() + " minutes, " + restarted,
                    expected(),
                    "It does not go on by itself.");
        }
        return afterwards(trial, before, rightByClient(trial.path("after"), giver), giver);
    }

    private Judgement afterwards(JsonNode trial, Map<String, Long> before, Map<String, Long> after, Giver giver) {
        List<String> lost = before.entrySet().stream()
                .filter(e -> after.getOrDefault(e.getKey(), 0L) < e.getValue())
                .map(e -> e.getKey() + ": " + e.getValue() + " right answers before, "
                        + after.getOrDefault(e.getKey(), 0L) + " of as many questions after")
                .toList();
        int readyBefore = trial.path("readyBefore").asInt();
        int readyAfter = trial.path("readyAfter").asInt();
        String actual = "ready pods: " + readyBefore + " before, " + readyAfter + " after"
                + (lost.isEmpty() ? "" : "; " + String.join("; ", lost));
        if (!lost.isEmpty() || readyAfter < readyBefore) {
            return Judgement.catastrophe(actual, expected(), "New pods are not what the old ones were.");
        }
        if (!trial.path("rolledOut").asBoolean()) {
            String obstacle = trial.path("obstacle").asText();
            return Judgement.unmet(
                    "the next rollout did not come to its end" + (obstacle.isEmpty() ? "" : ": " + obstacle),
                    expected(),
                    "");
        }
        if (trial.path("paused").asBoolean()) {
            return Judgement.unmet(
                    "the Deployment was left paused", expected(), "No change is rolled out until somebody resumes it.");
        }
        return later(trial, before, giver)
                .map(what -> Judgement.catastrophe(
                        what, expected(), "Something that waits for its hour takes it away again."))
                .orElseGet(() -> Judgement.met(actual, expected()));
    }

    /** What was lost at one of the looks ahead, in words. */
    private static Optional<String> later(JsonNode trial, Map<String, Long> before, Giver giver) {
        for (JsonNode look : trial.path("later")) {
            String when = "after " + look.path("minutes").asLong() / 60 + " hours ";
            String restarted = look.path("restarted").asText();
            int ready = look.path("ready").asInt();
            int readyBefore = trial.path("readyBefore").asInt();
            if (!restarted.isEmpty()) {
                return Optional.of(when + restarted);
            } else if (ready < readyBefore) {
                return Optional.of(when + ready + " of " + readyBefore + " pods were ready");
            }
            List<String> unanswered = rightByClient(look.path("answers"), giver).entrySet().stream()
                    .filter(e -> before.containsKey(e.getKey()) && e.getValue() == 0)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!unanswered.isEmpty()) {
                return Optional.of(when + "no right answer for " + String.join(", ", unanswered));
            }
        }
        return Optional.empty();
    }

    /** How many right answers each client got; none for one that got a wrong one, for the others are right by chance. */
    private static Map<String, Long> rightByClient(JsonNode answers, Giver giver) {
        Map<String, List<Answered>> byClient = new LinkedHashMap<>();
        for (JsonNode answer : answers) {
            byClient.computeIfAbsent(answer.path("client").asText(), c -> new ArrayList<>())
                    .add(Answered.of(answer, giver));
        }
        Map<String, Long> right = new LinkedHashMap<>();
        byClient.forEach(
                (client, all) -> right.put(client, Answered.isEverWrong(all) ? 0 : Answered.count(all, Kind.right)));
        return right;
    }

    private static boolean isEverWrong(JsonNode answers, Giver giver) {
        List<Answered> all = new ArrayList<>();
        answers.forEach(answer -> all.add(Answered.of(answer, giver)));
        return Answered.isEverWrong(all);
    }
}
