package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Condition;
import java.util.List;

/** {@code condition}: an object's condition has a status. */
record ConditionClaim(Condition spec) implements Claim {
    @Override
    public String kind() {
        return "condition";
    }

    @Override
    public List<Observation> wants() {
        return List.of(Selected.wanted(spec.kind(), spec.namespace(), null));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = spec.kind() + " " + spec.name() + ": " + spec.type() + "=" + spec.status();
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        JsonNode object = Selected.named(found.value(), spec.name()).orElse(null);
        if (object == null) {
            return Judgement.unmet("there is no " + spec.kind() + " " + spec.name(), expected, "");
        }
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(spec.type())) {
                String actual = spec.type() + "=" + condition.path("status").asText() + " "
                        + condition.path("reason").asText();
                boolean holds = condition.path("status").asText().equals(spec.status());
                return holds
                        ? Judgement.met(actual, expected)
                        : Judgement.unmet(
                                actual, expected, condition.path("message").asText());
            }
        }
        return Judgement.unmet("no condition " + spec.type(), expected, "");
    }
}
