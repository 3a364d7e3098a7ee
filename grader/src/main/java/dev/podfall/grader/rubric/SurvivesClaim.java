package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.ClaimSpec.Survives.Aspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code survives}: clients go on being answered while pods are replaced, and they are replaced. */
record SurvivesClaim(ClaimSpec.Survives spec) implements Claim {
    private static final int LAST = 3;
    /** What evidence of earlier versions calls a deleted pod. */
    private static final String BEFORE = "deleted";

    @Override
    public String kind() {
        return "survives";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Trial(spec.replacing()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, words().expected());
        }
        JsonNode trial = found.value();
        String victim = trial.path("victim").asText(trial.path(BEFORE).asText());
        if (victim.isEmpty()) {
            return isOfReplacement()
                    ? Judgement.untried(words().nothing(), words().expected())
                    : Judgement.unmet(words().nothing(), words().expected(), "");
        }
        Giver giver = new Giver(trial.path("server"));
        List<Answered> answers = ofServedClients(trial, giver);
        long good = Answered.count(answers, Kind.right);
        String rest = Answered.counted(answers);
        int gone = trial.path("gone").size();
        boolean tooMany = trial.path("done").asBoolean(true) && gone > spec.atOnce();
        String pods = tooMany ? "gone at the same moment: " + gone : came(trial);
        String clients = good + " of " + answers.size() + " right" + (rest.isEmpty() ? "" : "; " + rest);
        String actual = words().during().formatted(victim) + ": "
                + (isOfReplacement() ? pods : tooMany ? clients + "; " + pods : clients);
        if (good == 0 && !isOfReplacement()) {
            return Judgement.unmet(actual, words().expected(), "None was answered as it should be.");
        }
        if (!isOfReplacement() && Answered.isEverWrong(answers)) {
            return Judgement.unmet(
                    actual,
                    words().expected(),
                    isOfNewPodsAlone(trial, giver)
                            ? "Its answers were right, and turned wrong with the pods that came."
                            : "Its answers are not right to begin with.");
        }
        if (!trial.path("done").asBoolean(true)) {
            String obstacle = trial.path("obstacle").asText();
            String why = words().undone() + (obstacle.isEmpty() ? "" : " The cluster said: " + obstacle);
            return Judgement.unmet(actual, words().expected(), why);
        }
        if (tooMany) {
            return Judgement.unmet(actual, words().expected(), "There is no budget that lets so few go at a time.");
        }
        if (!isOfReplacement() && !isGoodAtTheEnd(answers)) {
            return Judgement.unmet(actual, words().expected(), "It did not come back in time.");
        }
        return replaced(trial, actual, answers, good);
    }

    private String came(JsonNode trial) {
        return words().came(
                        trial.path("done").asBoolean(true),
                        trial.path("readyBefore").asInt(),
                        trial.path("readyAfter").asInt(),
                        trial.path("watchedSeconds").asInt());
    }

    private boolean isOfReplacement() {
        return spec.aspect() == Aspect.replacement;
    }

    private TrialWords words() {
        TrialWords words = TrialWords.of(spec.replacing().trial());
        return isOfReplacement() ? words.ofReplacement() : words;
    }

    /** Clients that are answered at all; all, if none is. That a client has no way in is told elsewhere, once. */
    private static List<Answered> ofServedClients(JsonNode trial, Giver giver) {
        Map<String, List<Answered>> byClient = new LinkedHashMap<>();
        List<String> clients = new ArrayList<>();
        List<Answered> all = new ArrayList<>();
        for (JsonNode answer : trial.path("answers")) {
            String client = answer.path("client").asText();
            Answered answered = Answered.of(answer, giver);
            byClient.computeIfAbsent(client, c -> new ArrayList<>()).add(answered);
            clients.add(client);
            all.add(answered);
        }
        byClient.values().removeIf(answers -> Answered.count(answers, Kind.right) == 0);
        List<Answered> served = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (byClient.isEmpty() || byClient.containsKey(clients.get(i))) {
                served.add(all.get(i));
            }
        }
        return served;
    }

    private Judgement replaced(JsonNode trial, String actual, List<Answered> answers, long good) {
        int before = trial.path("readyBefore").asInt();
        int after = trial.path("readyAfter").asInt();
        if (after < before) {
            return Judgement.unmet(
                    isOfReplacement() ? actual : actual + "; ready pods: " + before + " before, " + after + " after",
                    words().expected(),
                    after == 0
                            ? "No pod was left, and nobody took the place of those that went."
                            : "The pods that were left answered, but nobody took the place of those that went.");
        }
        if (isOfReplacement()) {
            return Judgement.met(actual, words().expected());
        }
        long lost = answers.size() - good - WarmsUpClaim.tooEarly(trial);
        boolean enough = 100.0 * lost / answers.size() <= spec.lost();
        return Judgement.share(
                enough ? 1 : spec.whole() ? 0 : 0.5,
                actual,
                words().expected(),
                "It came back, but more was lost on the way than the healthy cluster loses.");
    }

    /** Whether all that is wrong was answered by pods that were not there before. */
    private static boolean isOfNewPodsAlone(JsonNode trial, Giver giver) {
        Set<String> before = new TreeSet<>();
        trial.path("before").forEach(uid -> before.add(uid.asText()));
        for (JsonNode answer : trial.path("answers")) {
            boolean old = before.contains(answer.at("/by/pod/uid").asText());
            if (old && Answered.isEverWrong(List.of(Answered.of(answer, giver)))) {
                return false;
            }
        }
        return !before.isEmpty();
    }

    private static boolean isGoodAtTheEnd(List<Answered> answers) {
        return answers.size() >= LAST
                && answers.subList(answers.size() - LAST, answers.size()).stream()
                        .allMatch(a -> a.kind() == Kind.right);
    }
}
