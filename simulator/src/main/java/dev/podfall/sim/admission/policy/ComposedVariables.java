package dev.podfall.sim.admission.policy;

import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a policy: each is asked when an expression first names it, and then kept. Mirrors {@code
 * variableAccessor} of {@code k8s.io/apiserver/pkg/admission/plugin/cel/composition.go}.
 */
final class ComposedVariables extends AbstractMap<String, Object> {
    private final Map<String, Policy.Compiled> expressions;
    private final Map<String, Object> activation;
    private final Budget budget;
    private final Map<String, Object> known = new HashMap<>();

    /** @param activation all that expressions may name, also these */
    ComposedVariables(Map<String, Policy.Compiled> expressions, Map<String, Object> activation, Budget budget) {
        this.expressions = expressions;
        this.activation = activation;
        this.budget = budget;
    }

    /** A variable that cannot be asked; what named it cannot be asked either. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public Object get(Object name) {
        Policy.Compiled expression = expressions.get(name);
        if (expression == null) {
            return null;
        }
        if (!known.containsKey(name)) {
            known.put((String) name, ask((String) name, expression));
        }
        return known.get(name);
    }

    private Object ask(String name, Policy.Compiled expression) {
        if (expression.program().isEmpty()) {
            throw new Broken("composited variable \"" + name + "\" fails to compile: " + expression.problem());
        }
        try {
            return expression.program().get().ask(activation, budget);
        } catch (EvaluationFailure failed) {
            throw new Broken("composited variable \"" + name + "\" fails to evaluate: " + failed.getMessage());
        }
    }

    @Override
    public boolean containsKey(Object name) {
        return expressions.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new LinkedHashSet<>();
        expressions.keySet().forEach(name -> entries.add(Map.entry(name, get(name))));
        return entries;
    }
}
