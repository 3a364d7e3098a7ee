package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.List;

/** {@code can-i}: a user is allowed to do something, or is not. */
record CanIClaim(AccessSpec.CanI spec) implements Claim {
    @Override
    public String kind() {
        return "can-i";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Right(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = spec.denied() ? "no" : "yes";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        String actual = may(found.value()) ? "yes" : "no";
        return actual.equals(expected) ? Judgement.met(actual, expected) : Judgement.unmet(actual, expected, wish());
    }

    /** For all objects where it is to be allowed, for none where it is not. Evidence of earlier versions says only yes or no. */
    private boolean may(JsonNode found) {
        return found.isBoolean()
                ? found.asBoolean()
                : found.path(spec.denied() ? "any" : "all").asBoolean();
    }

    private String wish() {
        String groups = spec.groups().isEmpty() ? "" : " of " + String.join(", ", spec.groups());
        String name = spec.name() == null ? "" : "/" + spec.name();
        String where = spec.namespace() == null ? " in all namespaces" : " in " + spec.namespace();
        return spec.user() + groups + ": " + spec.verb() + " " + spec.resource() + name + where + ".";
    }
}
