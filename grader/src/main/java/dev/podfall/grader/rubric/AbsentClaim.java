package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.List;

/** {@code absent}: no such object. */
record AbsentClaim(ClaimSpec.Absent spec) implements Claim {
    @Override
    public String kind() {
        return "absent";
    }

    @Override
    public List<Observation> wants() {
        return List.of(Selected.wanted(spec.kind(), spec.namespace(), spec.selector()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = "no " + spec.kind() + (spec.name() == null ? "" : " " + spec.name());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<String> there = Selected.all(found.value()).stream()
                .map(o -> o.at("/metadata/name"))
                .map(JsonNode::asText)
                .filter(n -> spec.name() == null || spec.name().equals(n))
                .toList();
        return there.isEmpty()
                ? Judgement.met("none", expected)
                : Judgement.unmet(String.join(", ", there), expected, "It is still there.");
    }
}
