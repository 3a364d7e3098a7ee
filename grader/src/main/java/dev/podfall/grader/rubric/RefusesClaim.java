package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Refuses;
import java.util.ArrayList;
import java.util.List;

/** {@code refuses}: who has no business there gets through to nobody. */
record RefusesClaim(Refuses spec) implements Claim {
    private static final String EXPECTED = "no answer for who has no business there, as in the healthy cluster";

    @Override
    public String kind() {
        return "refuses";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Turned(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, EXPECTED);
        }
        List<String> through = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (JsonNode caller : found.value()) {
            String title = caller.path("title").asText();
            if (caller.has("problem")) {
                return Judgement.untried(title + ": " + caller.path("problem").asText(), EXPECTED);
            }
            boolean none =
                    !caller.path("letIn").asBoolean() && caller.path("answer").hasNonNull("failure");
            (none ? held : through).add(title);
        }
        return through.isEmpty()
                ? Judgement.met("no answer for " + String.join(", ", held), EXPECTED)
                : Judgement.unmet("answered: " + String.join(", ", through), EXPECTED, "");
    }
}
