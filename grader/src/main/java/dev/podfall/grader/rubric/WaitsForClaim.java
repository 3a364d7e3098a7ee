package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.WaitsFor;
import java.util.List;

/** {@code waitsFor}: while a neighbour has no pod, a new pod of the server does not get ready; once it is back, it does. */
record WaitsForClaim(WaitsFor spec) implements Claim {
    @Override
    public String kind() {
        return "waitsFor";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Awaited(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String neighbour = spec.neighbour().deployment();
        String expected = "a new pod that does not serve while " + neighbour + " has no pod, and does when it has";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        JsonNode trial = found.value();
        if (trial.has("obstacle")) {
            return Judgement.untried(trial.path("obstacle").asText(), expected);
        }
        String early = trial.path("early").asText();
        if (!early.isEmpty()) {
            return Judgement.unmet(
                    "the new pod " + early + " was ready after "
                            + trial.path("seconds").asLong() + " seconds, while " + neighbour + " had no pod",
                    expected,
                    "");
        }
        String waited = "the new pod was not ready for " + trial.path("seconds").asLong() + " seconds, while "
                + neighbour + " had no pod";
        return trial.path("back").asBoolean() && !trial.path("came").asBoolean()
                ? Judgement.unmet(waited + ", nor when it was back", expected, "It waits for something else.")
                : Judgement.met(waited, expected);
    }
}
