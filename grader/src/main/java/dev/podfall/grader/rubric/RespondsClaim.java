package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.List;

/** {@code responds}: requests are answered as they should be. Each good answer counts. */
record RespondsClaim(ClaimSpec.Responds spec) implements Claim {
    RespondsClaim {
        new Answering(spec.answer());
    }

    @Override
    public String kind() {
        return "responds";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Answers(spec.request()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, answering.expected());
        }
        List<JsonNode> answers = Selected.all(found.value());
        double good = answers.stream().filter(answering::isGood).count();
        return Judgement.share(
                good / Math.max(1, answers.size()),
                answering.shown(answers),
                answering.expected(),
                "Of " + answers.size() + " requests " + (int) good + " were answered as they should be.");
    }
}
