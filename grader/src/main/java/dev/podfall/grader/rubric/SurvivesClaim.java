package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.List;

/** {@code survives}: requests go on being answered while a deleted pod is replaced, and it is replaced. */
record SurvivesClaim(ClaimSpec.Survives spec) implements Claim {
    SurvivesClaim {
        new Answering(spec.answer());
    }

    /** Requests that are on their way while endpoints change may be lost. */
    private static final double ENOUGH = 0.6;

    private static final int LAST = 3;

    @Override
    public String kind() {
        return "survives";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Trial(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        String expected = answering.expected() + ", while and after a pod is replaced";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<JsonNode> answers = Selected.all(found.value().path("answers"));
        String deleted = found.value().path("deleted").asText();
        if (deleted.isEmpty()) {
            return Judgement.unmet("there was no pod to delete", expected, "");
        }
        String actual = "after " + deleted + " was deleted: " + answering.shown(answers);
        long good = answers.stream().filter(answering::isGood).count();
        if (good == 0) {
            return Judgement.unmet(actual, expected, "None was answered as it should be.");
        }
        if (!isGoodAtTheEnd(answers, answering)) {
            return Judgement.unmet(actual, expected, "It did not come back in time.");
        }
        int before = found.value().path("readyBefore").asInt();
        int after = found.value().path("readyAfter").asInt();
        if (after < before) {
            return Judgement.unmet(
                    actual + "; ready pods: " + before + " before, " + after + " after",
                    expected,
                    "The pods that were left answered, but nobody took its place.");
        }
        double share = (double) good / answers.size();
        return Judgement.share(share >= ENOUGH ? 1 : 0.5, actual, expected, "It came back, after an outage.");
    }

    private static boolean isGoodAtTheEnd(List<JsonNode> answers, Answering answering) {
        return answers.size() >= LAST
                && answers.subList(answers.size() - LAST, answers.size()).stream()
                        .allMatch(answering::isGood);
    }
}
