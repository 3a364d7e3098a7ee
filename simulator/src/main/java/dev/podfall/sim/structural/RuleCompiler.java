package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compiles the rules of one schema. A rule is checked with the schema's types, and asked without them: values are JSON's.
 * Mirrors {@code apiserver/schema/cel/compilation.go}.
 */
public final class RuleCompiler {
    /** What the parser found; the library that a real server uses says so. */
    private static final Pattern SYNTAX =
            Pattern.compile("(:\\d+:\\d+: )(mismatched|extraneous|missing|no viable|token recognition)");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnsignedLongs(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .enableHeterogeneousNumericComparisons(true)
            .maxRegexProgramSize(10_000)
            .comprehensionMaxIterations(100_000)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.sets(OPTIONS), CelExtensions.optional())
            .addFunctionBindings(RuleLibrary.bindings())
            .build();

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
        try {
            CelCompiler compiler = builder(self, oldSelf).setTypeProvider(types).build();
            CelType result = compiler.compile(expression).getAst().getResultType();
            return result.equals(expected.type) || result.equals(SimpleType.DYN)
                    ? Optional.empty()
                    : Optional.of(expected.refusal);
        } catch (CelValidationException e) {
            return Optional.of(expected.failure + SYNTAX.matcher(e.getMessage()).replaceAll("$1Syntax error: $2"));
        }
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
    private static CelRuntime.Program program(String expression) {
        try {
            CelCompiler compiler = builder(SimpleType.DYN, SimpleType.DYN).build();
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            return RUNTIME.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException refusedBefore) {
            return null;
        }
    }

    private static CelCompilerBuilder builder(CelType self, CelType oldSelf) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings(), CelExtensions.sets(OPTIONS), CelExtensions.optional())
                .addFunctionDeclarations(RuleLibrary.declarations())
                .addVar("self", self)
                .addVar("oldSelf", oldSelf);
    }
}
