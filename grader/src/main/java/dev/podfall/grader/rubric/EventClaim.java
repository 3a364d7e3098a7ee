package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Event;
import java.util.List;

/** {@code event}: an Event was seen, or was not. */
record EventClaim(Event spec) implements Claim {
    @Override
    public String kind() {
        return "event";
    }

    @Override
    public List<Observation> wants() {
        return List.of(Selected.wanted("Event", spec.namespace(), null));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = (spec.absent() ? "no event " : "an event ") + spec.reason() + " about " + spec.about() + "*";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<String> seen = Selected.all(found.value()).stream()
                .filter(e -> e.path("reason").asText().equals(spec.reason()))
                .filter(e -> e.at("/involvedObject/name").asText().startsWith(spec.about()))
                .map(e -> e.path("message"))
                .map(JsonNode::asText)
                .limit(3)
                .toList();
        String actual = seen.isEmpty() ? "none" : String.join("; ", seen);
        return seen.isEmpty() == spec.absent()
                ? Judgement.met(actual, expected)
                : Judgement.unmet(actual, expected, "");
    }
}
