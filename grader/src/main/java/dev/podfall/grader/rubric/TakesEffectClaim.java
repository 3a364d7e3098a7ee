package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.rubric.TakesEffect;
import java.util.ArrayList;
import java.util.List;

/** {@code takesEffect}: with another value of a setting in its ConfigMap, the next rollout's pods answer by it. */
record TakesEffectClaim(TakesEffect spec) implements Claim {
    @Override
    public String kind() {
        return "takesEffect";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Effect(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = "after the next rollout the server answers by the " + spec.key()
                + " that stands in "
                + (spec.otherName() ? "the ConfigMap of its settings" : "ConfigMap " + spec.config());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        String obstacle = found.value().path("obstacle").asText();
        if (!obstacle.isEmpty()) {
            return Judgement.unmet("another " + spec.key() + " cannot be written: " + obstacle, expected, "");
        }
        String unwritable = found.value().path("unwritable").asText();
        if (!unwritable.isEmpty()) {
            return Judgement.untried(unwritable, expected);
        }
        Giver giver = new Giver(found.value().path("server"));
        if (Answered.isEverWrong(all(found.value().path("before"), giver))) {
            return Judgement.untried("answers were wrong to begin with", expected);
        }
        if (!found.value().path("rolledOut").asBoolean(true)) {
            return Judgement.untried("new pods did not take the place of the old ones", expected);
        }
        List<Answered> answers = all(found.value().path("answers"), giver);
        String actual = "with " + spec.key() + " " + spec.value() + " written into "
                + found.value().path("config").asText(spec.config()) + ", and new pods: "
                + Answered.count(answers, Kind.right) + " of " + answers.size() + " answers by it";
        if (Answered.isEverWrong(answers)) {
            return Judgement.unmet(
                    actual + "; " + Answered.counted(answers),
                    expected,
                    "Something else goes before it, and would go before each release to come.");
        }
        return Answered.count(answers, Kind.right) > 0
                ? Judgement.met(actual, expected)
                : Judgement.untried("nobody answered", expected);
    }

    private static List<Answered> all(JsonNode answers, Giver giver) {
        List<Answered> all = new ArrayList<>();
        answers.forEach(answer -> all.add(Answered.of(answer, giver)));
        return all;
    }
}
