package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Bounded;
import java.util.ArrayList;
import java.util.List;

/** {@code bounded}: pods get through to nobody whom the healthy cluster's policies for outgoing traffic kept them from. */
record BoundedClaim(Bounded spec) implements Claim {
    @Override
    public String kind() {
        return "bounded";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Outgoing(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = spec.who() + " gets through to nobody whom the healthy cluster's policies keep it from";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<String> through = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (JsonNode target : found.value().path("targets")) {
            (target.path("through").asBoolean() ? through : held)
                    .add(target.path("title").asText());
        }
        if (through.isEmpty() && held.isEmpty()) {
            return Judgement.untried("there is nobody it would be kept from", expected);
        }
        return through.isEmpty()
                ? Judgement.met("kept from " + String.join(", ", held), expected)
                : Judgement.unmet("got through to " + String.join(", ", through), expected, "");
    }
}
