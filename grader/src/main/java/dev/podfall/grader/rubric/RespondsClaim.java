package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code responds}: requests are answered as they should be, by who should. Each good answer counts. */
record RespondsClaim(ClaimSpec.Responds spec) implements Claim {
    private static final String ANSWERS = "answers";

    RespondsClaim {
        new Answering(spec.answer());
    }

    @Override
    public String kind() {
        return "responds";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Answers(spec.request(), spec.by()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, answering.expected());
        }
        // Evidence of earlier versions is the answers alone, and nobody asked who gave them.
        JsonNode kept = found.value();
        List<JsonNode> answers = Selected.all(kept.has(ANSWERS) ? kept.path(ANSWERS) : kept);
        Giver giver = new Giver(kept.path("server"));
        boolean anybody = spec.anybody() || !kept.has(ANSWERS);
        List<String> shown = new ArrayList<>();
        int good = 0;
        int foreign = 0;
        for (JsonNode answer : answers) {
            Optional<String> stranger =
                    anybody || answer.hasNonNull("failure") ? Optional.empty() : giver.stranger(answer);
            foreign += stranger.isPresent() ? 1 : 0;
            good += stranger.isEmpty() && answering.isGood(answer) ? 1 : 0;
            shown.add(answering.shown(answer)
                    + stranger.map(s -> ", answered " + s + ", not by " + giver.wanted())
                            .orElse(""));
        }
        return Judgement.share(
                (double) good / Math.max(1, answers.size()),
                Answering.counted(shown),
                answering.expected() + (anybody ? "" : ", from " + giver.wanted()),
                "Of " + answers.size() + " requests " + good + " were answered as they should be"
                        + (foreign == 0 ? "." : ", and " + foreign + " by somebody else."));
    }
}
