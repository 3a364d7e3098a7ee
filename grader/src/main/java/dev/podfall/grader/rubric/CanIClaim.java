package dev.podfall.grader.rubric;

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
        String actual = found.value().asBoolean() ? "yes" : "no";
        return actual.equals(expected) ? Judgement.met(actual, expected) : Judgement.unmet(actual, expected, wish());
    }

    private String wish() {
        String groups = spec.groups().isEmpty() ? "" : " of " + String.join(", ", spec.groups());
        String name = spec.name() == null ? "" : "/" + spec.name();
        String where = spec.namespace() == null ? " in all namespaces" : " in " + spec.namespace();
        return spec.user() + groups + ": " + spec.verb() + " " + spec.resource() + name + where + ".";
    }
}
