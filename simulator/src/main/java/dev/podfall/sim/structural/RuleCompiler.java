package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.podfall.sim.cel.Expressions;
import dev.podfall.sim.cel.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the rules of one schema. A rule is checked with the schema's types, and asked without them: values are JSON's.
 * Mirrors {@code apiserver/schema/cel/compilation.go}.
 */
public final class RuleCompiler {
    private static final List<String> VARIABLES = List.of("self", "oldSelf");

    private final StructuralSchema schema;
    private final RuleTypes types = new RuleTypes();
    private final CelType self;

    /** @param root whether the schema is a whole object's */
    public RuleCompiler(StructuralSchema schema, boolean root) {
        this.schema = schema;
        this.self = types.of(schema, root);
    }

    /** What is wrong with a rule; empty if nothing is. @param expected what it must evaluate to */
    public Optional<String> problem(JsonNode rule, String expression, Expected expected) {
        CelType oldSelf = rule.path("optionalOldSelf").asBoolean() ? OptionalType.create(self) : self;
        Expressions.Checked checked =
                new Expressions(Map.of("self", self, "oldSelf", oldSelf), types).check(expression);
        if (checked.type().isEmpty()) {
            return Optional.of(expected.failure + checked.problem());
        }
        CelType result = checked.type().get();
        return result.equals(expected.type) || result.equals(SimpleType.DYN)
                ? Optional.empty()
                : Optional.of(expected.refusal);
    }

    /** Whether the rule compares with what was before. */
    public static boolean usesOldSelf(String expression) {
        return expression.matches("(?s).*\\boldSelf\\b.*");
    }

    /** What an expression must evaluate to. */
    public enum Expected {
        BOOL(SimpleType.BOOL, "cel expression must evaluate to a bool", "compilation failed: "),
        STRING(
                SimpleType.STRING,
                "messageExpression must evaluate to a string",
                "messageExpression compilation failed: ");

        private final CelType type;
        private final String refusal;
        private final String failure;

        Expected(CelType type, String refusal, String failure) {
            this.type = type;
            this.refusal = refusal;
            this.failure = failure;
        }
    }

    Rule compile(JsonNode rule) {
        String expression = rule.path("rule").asText();
        String message = rule.path("messageExpression").asText("");
        return new Rule(
                rule,
                schema,
                program(expression),
                message.isEmpty() ? null : program(message),
                usesOldSelf(expression));
    }

    /** Null if it does not compile, which a definition that was accepted never is. */
    private static Program program(String expression) {
        return Expressions.program(expression, VARIABLES).orElse(null);
    }
}
