package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.List;
import java.util.regex.Pattern;

/** {@code admits}: an object that somebody creates is taken, or is refused for the reason that is meant. */
record AdmitsClaim(AccessSpec.Admits spec, Pattern because) implements Claim {
    AdmitsClaim(AccessSpec.Admits spec) {
        this(spec, spec.because() == null ? null : Expected.pattern(spec.because()));
    }

    @Override
    public String kind() {
        return "admits";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Admission(spec.by(), spec.object()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = what() + (spec.refused() ? " is refused" + reason() : " is taken");
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        boolean taken = found.value().path("taken").asBoolean();
        String said = found.value().path("refusal").asText();
        String actual = taken ? "taken" : "refused: " + said;
        if (taken == spec.refused()) {
            return Judgement.unmet(actual, expected, "");
        }
        return taken || because == null || because.matcher(said).find()
                ? Judgement.met(actual, expected)
                : Judgement.unmet(actual, expected, "It is refused, but for another reason.");
    }

    private String reason() {
        return because == null ? "" : ", as in \"" + because.pattern() + "\"";
    }

    private String what() {
        String kind = spec.object().path("kind").asText();
        String namespace = spec.object().at("/metadata/namespace").asText();
        return kind
                + (namespace.isEmpty() ? "" : " in " + namespace)
                + (spec.by() == null ? "" : " by " + spec.by().user());
    }
}
