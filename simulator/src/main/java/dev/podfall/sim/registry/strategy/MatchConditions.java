package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/** The conditions of policies and webhooks. Mirrors {@code validateMatchConditions} of {@code pkg/apis/admissionregistration}. */
final class MatchConditions {
    private static final int MOST = 64;

    private MatchConditions() {}

    /** @param hasParams whether they may look at parameters */
    static void validate(JsonNode conditions, boolean hasParams, String path, Errors errors) {
        if (conditions.size() > MOST) {
            errors.tooMany(path, conditions.size(), MOST);
        }
        PolicyExpressions expressions = new PolicyExpressions(hasParams, false);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            String at = path + "[" + i + "]";
            String expression = conditions.get(i).path("expression").asText().strip();
            if (expression.isEmpty()) {
                errors.required(at + ".expression", "");
            } else {
                expressions
                        .problem(expression, Expected.BOOL)
                        .ifPresent(problem -> errors.invalid(at + ".expression", expression, problem));
            }
            String name = conditions.get(i).path("name").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            } else {
                errors.invalidAll(at + ".name", name, Names.qualified(name));
                if (!seen.add(name)) {
                    errors.duplicate(at + ".name", name);
                }
            }
        }
    }
}
