package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code resource}: an assertion in CEL over objects. */
record ResourceClaim(ClaimSpec.Resource spec, Expression check, Expression partly, Expression show) implements Claim {
    ResourceClaim(ClaimSpec.Resource spec) {
        this(
                spec,
                new Expression(spec.check()),
                spec.partly() == null ? null : new Expression(spec.partly()),
                new Expression(spec.show()));
    }

    @Override
    public String kind() {
        return "resource";
    }

    @Override
    public List<Observation> wants() {
        return List.of(Selected.wanted(spec.kind(), spec.namespace(), spec.selector()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, spec.expected());
        }
        Map<String, Object> variables = variables(evidence, found.value());
        String actual = actual(variables);
        if (check.holds(variables)) {
            return Judgement.met(actual, spec.expected());
        }
        boolean half = partly != null && partly.holds(variables);
        return Judgement.share(half ? 0.5 : 0, actual, spec.expected(), "");
    }

    private Map<String, Object> variables(Evidence evidence, JsonNode list) {
        List<JsonNode> objects = Selected.all(list);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("objects", objects.stream().map(CelValues::of).toList());
        variables.put(
                "live",
                objects.stream().filter(Selected::isLive).map(CelValues::of).toList());
        JsonNode object =
                spec.name() == null ? null : Selected.named(list, spec.name()).orElse(null);
        variables.put("object", CelValues.of(object));
        String[] before = spec.baseline() == null
                ? new String[] {spec.kind(), String.valueOf(spec.name())}
                : spec.baseline().split("/", 2);
        variables.put(
                "baseline",
                CelValues.of(Selected.baseline(evidence, before[0], spec.namespace(), before[1])
                        .orElse(null)));
        return variables;
    }

    private String actual(Map<String, Object> variables) {
        try {
            return CelValues.shown(show.value(variables));
        } catch (CelEvaluationException notThere) {
            return "not there";
        }
    }
}
