package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code resource}: an assertion in CEL over objects. */
record ResourceClaim(ClaimSpec.Resource spec, Expression check, Expression partly, Expression show) implements Claim {
    /** The parts of {@code Kind/namespace/name}. */
    private static final int NAMESPACED = 3;

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
        Observation objects = Selected.wanted(spec.kind(), spec.namespace(), spec.selector());
        return spec.beside() == null
                ? List.of(objects)
                : List.of(objects, Selected.wanted(spec.beside(), spec.namespace(), null));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        for (Observation wanted : wants()) {
            if (evidence.of(wanted).problem() != null) {
                return Judgement.unverifiable(evidence.of(wanted), spec.expected());
            }
        }
        return judge(variables(evidence, evidence.of(wants().get(0)).value()));
    }

    /** Whether it holds for these objects. @param before stands for the healthy cluster's object where the author names none */
    Judgement judge(Evidence evidence, JsonNode list, JsonNode before) {
        Map<String, Object> variables = variables(evidence, list);
        if (spec.baseline() == null) {
            variables.put("baseline", CelValues.of(before));
        }
        return judge(variables);
    }

    private Judgement judge(Map<String, Object> variables) {
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
        variables.put("baseline", CelValues.of(baseline(evidence)));
        List<JsonNode> beside = spec.beside() == null
                ? List.of()
                : Selected.all(evidence.of(wants().get(1)).value());
        variables.put("beside", beside.stream().map(CelValues::of).toList());
        return variables;
    }

    private JsonNode baseline(Evidence evidence) {
        String[] before = spec.baseline() == null
                ? new String[] {spec.kind(), String.valueOf(spec.name())}
                : spec.baseline().split("/", NAMESPACED);
        String namespace = before.length == NAMESPACED ? before[1] : spec.namespace();
        return Selected.baseline(evidence, before[0], namespace, before[before.length - 1])
                .orElse(null);
    }

    private String actual(Map<String, Object> variables) {
        try {
            return CelValues.shown(show.value(variables));
        } catch (CelEvaluationException notThere) {
            return "not there";
        }
    }
}
