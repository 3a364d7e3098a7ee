package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import dev.podfall.sim.cel.AuthorizerTypes;
import dev.podfall.sim.cel.Expressions;
import dev.podfall.sim.cel.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy of either kind whose expressions are compiled. Mirrors {@code compilePolicy} of {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go}.
 */
final class Policy {
    private static final List<String> DYNAMIC =
            List.of("object", "oldObject", "params", "request", "namespaceObject", "variables");

    private final JsonNode json;
    private final Map<String, Compiled> variables = new LinkedHashMap<>();
    private final List<Compiled> conditions = new ArrayList<>();
    private final List<Validation> validations = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Mutation> mutations = new ArrayList<>();

    /**
     * An expression.
     *
     * @param problem why it does not compile; empty if it does
     */
    record Compiled(String expression, Optional<Program> program, String problem) {}

    /** @param message null if it is written, not made */
    record Validation(JsonNode json, Compiled expression, Compiled message) {}

    /** What is to be kept in the audit trail. */
    record Annotation(String key, Compiled expression) {}

    /** A change that it makes. @param applies whether it is a configuration to be applied, not a JSON patch */
    record Mutation(boolean applies, Compiled expression) {}

    /** @param json as it is stored */
    Policy(JsonNode json) {
        this.json = json;
        JsonNode spec = json.path("spec");
        PolicyExpressions expressions =
                new PolicyExpressions(spec.path("paramKind").isObject(), true);
        for (JsonNode variable : spec.path("variables")) {
            String name = variable.path("name").asText();
            String expression = variable.path("expression").asText();
            variables.put(name, compiled(expression, expressions.add(name, expression)));
        }
        for (JsonNode condition : spec.path("matchConditions")) {
            String expression = condition.path("expression").asText();
            conditions.add(compiled(expression, expressions.problem(expression, Expected.BOOL)));
        }
        for (JsonNode validation : spec.path("validations")) {
            String expression = validation.path("expression").asText();
            String message = validation.path("messageExpression").asText("");
            validations.add(new Validation(
                    validation,
                    compiled(expression, expressions.problem(expression, Expected.BOOL)),
                    message.isEmpty() ? null : compiled(message, expressions.problemOfMessage(message))));
        }
        for (JsonNode mutation : spec.path("mutations")) {
            mutations.add(mutation(mutation, expressions));
        }
        for (JsonNode annotation : spec.path("auditAnnotations")) {
            String expression = annotation.path("valueExpression").asText();
            annotations.add(new Annotation(
                    annotation.path("key").asText(),
                    compiled(expression, expressions.problem(expression, Expected.STRING_OR_NULL))));
        }
    }

    private static Mutation mutation(JsonNode mutation, PolicyExpressions expressions) {
        boolean applies = mutation.path("patchType").asText().equals("ApplyConfiguration");
        String expression = mutation.path(applies ? "applyConfiguration" : "jsonPatch")
                .path("expression")
                .asText()
                .strip();
        Optional<String> problem =
                expressions.problemOfMutation(expression, applies ? Expected.OBJECT : Expected.JSON_PATCH);
        Optional<Program> program =
                problem.isPresent() ? Optional.empty() : Expressions.makingProgram(expression, types());
        return new Mutation(applies, new Compiled(expression, program, problem.orElse("")));
    }

    private static Compiled compiled(String expression, Optional<String> problem) {
        if (problem.isPresent()) {
            return new Compiled(expression, Optional.empty(), problem.get());
        }
        return new Compiled(expression, Expressions.typedProgram(expression, types()), "");
    }

    private static Map<String, CelType> types() {
        Map<String, CelType> types = new LinkedHashMap<>();
        DYNAMIC.forEach(name -> types.put(name, SimpleType.DYN));
        types.put("authorizer", AuthorizerTypes.AUTHORIZER);
        types.put("authorizer.requestResource", AuthorizerTypes.RESOURCE);
        return types;
    }

    String name() {
        return json.path("metadata").path("name").asText();
    }

    JsonNode spec() {
        return json.path("spec");
    }

    /** Whether it is to be as if it were not there when it cannot be asked. */
    boolean ignoresFailure() {
        return spec().path("failurePolicy").asText().equals("Ignore");
    }

    Map<String, Compiled> variables() {
        return variables;
    }

    List<Compiled> conditions() {
        return conditions;
    }

    List<Validation> validations() {
        return validations;
    }

    List<Mutation> mutations() {
        return mutations;
    }

    List<Annotation> annotations() {
        return annotations;
    }
}
