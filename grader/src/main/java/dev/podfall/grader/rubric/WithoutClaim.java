package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Without;
import java.util.ArrayList;
import java.util.List;

/** {@code without}: while a neighbour has no pod, requests are answered otherwise, for it is asked. */
record WithoutClaim(Without spec) implements Claim {
    WithoutClaim {
        new Answering(spec.answer());
    }

    @Override
    public String kind() {
        return "without";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Missed(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        String expected =
                "while " + spec.deployment() + " of " + spec.namespace() + " has no pod: " + answering.expected();
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        String obstacle = found.value().path("obstacle").asText();
        if (!obstacle.isEmpty()) {
            return Judgement.untried(obstacle, expected);
        }
        List<JsonNode> answers = new ArrayList<>();
        found.value().path("answers").forEach(answer -> {
            if (!answer.hasNonNull("failure")) {
                answers.add(answer);
            }
        });
        if (answers.isEmpty()) {
            return Judgement.untried("nobody answered", expected);
        }
        String actual = "meanwhile "
                + Answering.counted(answers.stream().map(answering::shown).toList());
        return answers.stream().allMatch(answering::isGood)
                ? Judgement.met(actual, expected)
                : Judgement.unmet(
                        actual, expected, "Whoever answers as ever while it is gone asks nobody, or somebody else.");
    }
}
