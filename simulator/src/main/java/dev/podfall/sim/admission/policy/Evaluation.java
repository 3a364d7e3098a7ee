package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.cel.AuthorizerValue;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.cel.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy asked about a request, with one set of parameters. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go}.
 */
final class Evaluation {
    private static final int LONGEST_MESSAGE = 5 * 1024;

    private final Policy policy;
    private final Budget budget;
    private final Map<String, Object> activation = new HashMap<>();

    /**
     * @param namespace of the request; missing for objects of the cluster and for Namespaces
     * @param params null for none
     * @param budget of the request
     */
    Evaluation(
            Policy policy,
            Attributes request,
            JsonNode namespace,
            JsonNode params,
            Permissions permissions,
            Budget budget) {
        this.policy = policy;
        this.budget = budget;
        activation.put("object", Values.of(request.object() == null ? MissingNode.getInstance() : request.object()));
        activation.put("oldObject", Values.of(request.old() == null ? MissingNode.getInstance() : request.old()));
        activation.put("namespaceObject", Values.of(namespace));
        activation.put("request", RequestValue.of(request));
        activation.put("params", Values.of(params == null ? MissingNode.getInstance() : params));
        AuthorizerValue authorizer = new AuthorizerValue(permissions, request.user(), request.groups());
        activation.put("authorizer", authorizer);
        activation.put("authorizer.requestResource", RequestValue.resource(request, authorizer));
        activation.put("variables", new ComposedVariables(policy.variables(), activation, budget));
    }

    /**
     * Why a request is not to be let through.
     *
     * @param index of the validation
     * @param reason as a Status has it
     */
    record Denial(int index, String message, String reason) {}

    /** What came of it. @param annotations for the audit trail, by their keys */
    record Outcome(List<Denial> denials, Map<String, String> annotations, List<Denial> brokenAnnotations) {
        static final Outcome NONE = new Outcome(List.of(), Map.of(), List.of());
    }

    Outcome outcome() {
        try {
            if (!meetsConditions()) {
                return Outcome.NONE;
            }
        } catch (EvaluationFailure failed) {
            return new Outcome(failure(0, failed.getMessage()), Map.of(), List.of());
        }
        List<Denial> denials = new ArrayList<>();
        for (int i = 0; i < policy.validations().size(); i++) {
            denials.addAll(ask(i, policy.validations().get(i)));
        }
        Map<String, String> annotations = new HashMap<>();
        List<Denial> broken = new ArrayList<>();
        for (Policy.Annotation annotation : policy.annotations()) {
            try {
                if (value(annotation.expression()) instanceof String text && !text.isBlank()) {
                    annotations.put(annotation.key(), text.strip());
                }
            } catch (EvaluationFailure failed) {
                broken.addAll(failure(0, failed.getMessage()));
            }
        }
        return new Outcome(denials, annotations, broken);
    }

    /** A condition that is false excuses the request, also from conditions that cannot be asked. */
    boolean meetsConditions() throws EvaluationFailure {
        List<String> problems = new ArrayList<>();
        for (Policy.Compiled condition : policy.conditions()) {
            try {
                if (Boolean.FALSE.equals(value(condition))) {
                    return false;
                }
            } catch (EvaluationFailure failed) {
                problems.add(failed.getMessage());
            }
        }
        if (problems.isEmpty()) {
            return true;
        }
        if (policy.ignoresFailure()) {
            return false;
        }
        String all = String.join(", ", problems);
        throw new EvaluationFailure(problems.size() == 1 ? all : "[" + all + "]");
    }

    private List<Denial> ask(int index, Policy.Validation validation) {
        try {
            if (Boolean.TRUE.equals(value(validation.expression()))) {
                return List.of();
            }
        } catch (EvaluationFailure failed) {
            return failure(index, failed.getMessage());
        }
        String reason = validation.json().path("reason").asText("Invalid");
        return List.of(new Denial(index, message(validation), reason));
    }

    private List<Denial> failure(int index, String message) {
        return policy.ignoresFailure() ? List.of() : List.of(new Denial(index, message, "Invalid"));
    }

    private String message(Policy.Validation validation) {
        String made = made(validation.message());
        if (!made.isEmpty()) {
            return made;
        }
        String written = validation.json().path("message").asText("").strip();
        return written.isEmpty()
                ? "failed expression: " + validation.expression().expression().strip()
                : written;
    }

    /** Empty if it makes none that can be shown. */
    private String made(Policy.Compiled message) {
        try {
            if (message != null && value(message) instanceof String text) {
                String shown = text.strip();
                return shown.contains("\n") || shown.length() > LONGEST_MESSAGE ? "" : shown;
            }
        } catch (EvaluationFailure unsaid) {
            return ""; // The validation has failed, whatever its message does.
        }
        return "";
    }

    /** What an expression of the policy evaluates to. */
    Object value(Policy.Compiled expression) throws EvaluationFailure {
        if (expression.program().isEmpty()) {
            throw new EvaluationFailure("compilation error: " + expression.problem());
        }
        if (budget.isSpent()) {
            throw new EvaluationFailure(
                    "validation failed due to running out of cost budget, no further validation rules will be run");
        }
        try {
            return expression.program().get().ask(activation, budget);
        } catch (EvaluationFailure failed) {
            throw new EvaluationFailure(
                    "expression '" + expression.expression() + "' resulted in error: " + failed.getMessage());
        }
    }
}
