package dev.podfall.sim.controllers.validatingadmissionpolicystatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.structural.SchemaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds expressions against the types of each kind that a policy names. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/validating/typechecking.go}.
 */
final class TypeChecker {
    private final KindSchemas schemas;

    TypeChecker(KindSchemas schemas) {
        this.schemas = schemas;
    }

    /** What does not fit, by the path of the expression. */
    Map<String, String> check(JsonNode spec) {
        List<KindSchemas.Kind> kinds =
                schemas.named(spec.path("matchConstraints").path("resourceRules"));
        Map<String, String> warnings = new LinkedHashMap<>();
        Map<String, PolicyExpressions> checkers = new LinkedHashMap<>();
        kinds.forEach(kind -> checkers.put(kind.shown(), expressions(spec, kind)));
        JsonNode validations = spec.path("validations");
        for (int i = 0; i < validations.size(); i++) {
            for (String field : new String[] {"expression", "messageExpression"}) {
                String expression = validations.get(i).path(field).asText("");
                String warning = expression.isEmpty() ? "" : warning(expression, checkers);
                if (!warning.isEmpty()) {
                    warnings.put("spec.validations[" + i + "]." + field, warning);
                }
            }
        }
        return warnings;
    }

    private static String warning(String expression, Map<String, PolicyExpressions> checkers) {
        List<String> lines = new ArrayList<>();
        checkers.forEach((kind, checker) ->
                checker.typeProblem(expression).ifPresent(problem -> lines.add(kind + ": " + problem + "\n")));
        return String.join("\n", lines);
    }

    private static PolicyExpressions expressions(JsonNode spec, KindSchemas.Kind kind) {
        SchemaTypes types = SchemaTypes.of(kind.schema(), "objectType");
        Optional<CelType> params = spec.path("paramKind").isObject() ? Optional.of(SimpleType.DYN) : Optional.empty();
        PolicyExpressions expressions = PolicyExpressions.typed(params, types.type(), types.provider());
        for (JsonNode variable : spec.path("variables")) {
            expressions.add(
                    variable.path("name").asText(), variable.path("expression").asText());
        }
        return expressions;
    }
}
