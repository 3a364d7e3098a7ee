package dev.podfall.sim.admission.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.podfall.sim.cel.AuthorizerTypes;
import dev.podfall.sim.cel.Expressions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which expressions a policy may hold, and what they must evaluate to. Variables are added in their order; one may name those
 * before it. Mirrors {@code k8s.io/apiserver/pkg/admission/plugin/cel/compile.go} and {@code composition.go}.
 */
public final class PolicyExpressions {
    private final PolicyTypes types = new PolicyTypes();
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final CelTypeProvider more;
    private final boolean composes;
    private final Map<Boolean, Expressions> known = new HashMap<>();

    /**
     * Of objects whose types nobody knows.
     *
     * @param hasParams whether the policy has a kind of parameters
     * @param composes whether it has variables of its own
     */
    public PolicyExpressions(boolean hasParams, boolean composes) {
        this(hasParams ? Optional.of(SimpleType.DYN) : Optional.empty(), composes, SimpleType.DYN, null);
    }

    /** Of objects of one type. @param objects the type of objects; @param more knows what it names */
    private PolicyExpressions(Optional<CelType> params, boolean composes, CelType objects, CelTypeProvider more) {
        this.composes = composes;
        this.more = more;
        variables.put("object", objects);
        variables.put("oldObject", objects);
        variables.put("namespaceObject", types.namespace);
        variables.put("request", types.request);
        params.ifPresent(type -> variables.put("params", type));
    }

    /** Of objects of one type. @param params the type of parameters; empty if there are none */
    public static PolicyExpressions typed(Optional<CelType> params, CelType objects, CelTypeProvider types) {
        return new PolicyExpressions(params, true, objects, types);
    }

    /** What an expression may evaluate to. */
    public enum Expected {
        BOOL(SimpleType.BOOL),
        STRING(SimpleType.STRING),
        STRING_OR_NULL(SimpleType.STRING, SimpleType.NULL_TYPE),
        OBJECT("Object"),
        JSON_PATCH("list(JSONPatch)"),
        ANY;

        private final List<String> types;

        Expected(CelType... types) {
            this.types = Arrays.stream(types).map(Expected::name).toList();
        }

        Expected(String type) {
            this.types = List.of(type);
        }

        private boolean includes(CelType type) {
            return this == ANY || types.contains(name(type));
        }

        /** What upstream says of another type. */
        private String refusal(CelType type) {
            String all = String.join(" ", types);
            String wanted = types.size() == 1 ? all : "one of [" + all + "]";
            return "must evaluate to " + wanted + " but got " + name(type);
        }

        private static String name(CelType type) {
            return type.equals(SimpleType.NULL_TYPE) ? "null_type" : dev.cel.common.types.CelTypes.format(type);
        }
    }

    /** Adds a variable. @return what is wrong with it; empty if nothing is */
    public Optional<String> add(String name, String expression) {
        Expressions.Checked checked = expressions(true).check(expression);
        types.variable(name, checked.type());
        known.clear();
        return checked.type().isPresent() ? Optional.empty() : Optional.of("compilation failed: " + checked.problem());
    }

    /** What is wrong with an expression; empty if nothing is. */
    public Optional<String> problem(String expression, Expected expected) {
        return problem(expression, expected, true);
    }

    /** What is wrong with the expression of a message, which may not ask the authorizer. */
    public Optional<String> problemOfMessage(String expression) {
        return problem(expression, Expected.STRING, false);
    }

    private Optional<String> problem(String expression, Expected expected, boolean authorizer) {
        return problem(expressions(authorizer).check(expression), expected);
    }

    private static Optional<String> problem(Expressions.Checked checked, Expected expected) {
        if (checked.type().isEmpty()) {
            return Optional.of("compilation failed: " + checked.problem());
        }
        CelType type = checked.type().get();
        return expected.includes(type) ? Optional.empty() : Optional.of(expected.refusal(type));
    }

    /** What is wrong with the expression of a mutation, which may make objects and patches. */
    public Optional<String> problemOfMutation(String expression, Expected expected) {
        Expressions language = Expressions.making(expression, variables(true), provider());
        return problem(language.check(expression), expected);
    }

    /** What the checker says of an expression whatever it evaluates to; empty if nothing. */
    public Optional<String> typeProblem(String expression) {
        Expressions.Checked checked = expressions(true).check(expression);
        return checked.type().isPresent() ? Optional.empty() : Optional.of(checked.problem());
    }

    private Expressions expressions(boolean authorizer) {
        // Anew after each variable: it keeps the types that there are when it is made.
        return known.computeIfAbsent(authorizer, a -> new Expressions(variables(a), provider()));
    }

    private CelTypeProvider provider() {
        return more == null ? types : new CelTypeProvider.CombinedCelTypeProvider(types, more);
    }

    private Map<String, CelType> variables(boolean authorizer) {
        Map<String, CelType> all = new LinkedHashMap<>(variables);
        if (composes) {
            all.put("variables", types.composed());
        }
        if (authorizer) {
            all.put("authorizer", AuthorizerTypes.AUTHORIZER);
            all.put("authorizer.requestResource", AuthorizerTypes.RESOURCE);
        }
        return all;
    }
}
