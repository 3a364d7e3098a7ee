package dev.podfall.sim.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language with some variables. An expression is checked with the types of its variables, and asked without them: values
 * are JSON's. Mirrors {@code k8s.io/apiserver/pkg/cel/environment/base.go}.
 */
public final class Expressions {
    /** What the parser found; the library that a real server uses says so. */
    private static final Pattern SYNTAX =
            Pattern.compile("(:\\d+:\\d+: )(mismatched|extraneous|missing|no viable|token recognition)");

    /** Which overloads there would be; a real server does not say. */
    private static final Pattern CANDIDATES = Pattern.compile("(?m)( applied to '.*') \\(candidates: .*\\)$");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnsignedLongs(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .enableHeterogeneousNumericComparisons(true)
            .maxRegexProgramSize(10_000)
            .comprehensionMaxIterations(100_000)
            .build();
    private static final Functions FUNCTIONS = functions();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(
                    CelExtensions.strings(),
                    CelExtensions.sets(OPTIONS),
                    CelExtensions.optional(),
                    CelExtensions.lists(),
                    CelExtensions.comprehensions())
            .addFunctionBindings(FUNCTIONS.bindings())
            .build();

    private final CelCompiler compiler;

    /** @param types that the variables' types name */
    public Expressions(Map<String, CelType> variables, CelTypeProvider types) {
        CelCompilerBuilder builder = builder();
        variables.forEach(builder::addVar);
        this.compiler = builder.setTypeProvider(types).build();
    }

    /** The language with one variable of a type that has no others in it. */
    public static Expressions of(String variable, CelType type) {
        return new Expressions(Map.of(variable, type), new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return ImmutableList.of(type);
            }

            @Override
            public Optional<CelType> findType(String name) {
                return name.equals(type.name()) ? Optional.of(type) : Optional.empty();
            }
        });
    }

    /** The language for one expression, which may make objects and patches. @param types that the variables' types name */
    public static Expressions making(String expression, Map<String, CelType> variables, CelTypeProvider types) {
        try {
            CelTypeProvider made =
                    new MadeObjects(builder().build().parse(expression).getAst());
            return new Expressions(variables, new CelTypeProvider.CombinedCelTypeProvider(types, made));
        } catch (CelValidationException | StackOverflowError unreadable) {
            return new Expressions(variables, types); // whoever checks it is told so
        }
    }

    /** What checking an expression found: its type, or what is wrong with it. */
    public record Checked(Optional<CelType> type, String problem) {}

    /** @return a problem begins as upstream's: {@code ERROR: <input>:1:1: …} */
    public Checked check(String expression) {
        try {
            return new Checked(Optional.of(compiler.compile(expression).getAst().getResultType()), "");
        } catch (StackOverflowError deep) {
            return new Checked(Optional.empty(), "ERROR: <input>:-1:0: expression recursion limit exceeded");
        } catch (CelValidationException e) {
            String told = CANDIDATES.matcher(e.getMessage()).replaceAll("$1");
            String problem = SYNTAX.matcher(told).replaceAll("$1Syntax error: $2");
            return new Checked(Optional.empty(), expression.isEmpty() ? ofNothing(problem) : problem);
        }
    }

    /** Where there is no text, there is no first column, and nothing to show. */
    private static String ofNothing(String problem) {
        return problem.lines().findFirst().orElse("").replace("<input>:1:1:", "<input>:1:0:");
    }

    /**
     * An expression that was accepted once.
     *
     * @param variables whose types are not looked at
     * @return empty if it does not compile after all
     */
    public static Optional<Program> program(String expression, Collection<String> variables) {
        CelCompilerBuilder builder = builder();
        variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
        return program(expression, builder.build());
    }

    /** As {@link #program}, with the types of the variables that have some. */
    public static Optional<Program> typedProgram(String expression, Map<String, CelType> variables) {
        CelCompilerBuilder builder = builder();
        variables.forEach(builder::addVar);
        return program(expression, builder.build());
    }

    /** As {@link #typedProgram}, of an expression that may make objects and patches: {@link Values#json} reads them. */
    public static Optional<Program> makingProgram(String expression, Map<String, CelType> variables) {
        CelCompilerBuilder builder = builder();
        variables.forEach(builder::addVar);
        CelCompiler compiler = builder.build();
        try {
            CelAbstractSyntaxTree parsed = compiler.parse(expression).getAst();
            return program(compiler.check(MadeObjects.asMaps(parsed)).getAst());
        } catch (CelValidationException | CelEvaluationException | StackOverflowError refused) {
            return Optional.empty();
        }
    }

    private static Optional<Program> program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return Optional.of(new Program(RUNTIME.createProgram(tree), new Operands(tree.getExpr())));
    }

    private static Optional<Program> program(String expression, CelCompiler compiler) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            return Optional.of(new Program(RUNTIME.createProgram(tree), new Operands(tree.getExpr())));
        } catch (CelValidationException | CelEvaluationException | StackOverflowError refused) {
            return Optional.empty();
        }
    }

    private static CelCompilerBuilder builder() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(
                        CelExtensions.strings(),
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.optional(),
                        CelExtensions.lists(),
                        CelExtensions.comprehensions())
                .addFunctionDeclarations(FUNCTIONS.declarations());
    }

    private static Functions functions() {
        Functions all = new Functions();
        ListFunctions.addTo(all);
        TextFunctions.addTo(all);
        FormattedText.addTo(all);
        QuantityFunctions.addTo(all);
        NetworkFunctions.addTo(all);
        UrlFunctions.addTo(all);
        FormatFunctions.addTo(all);
        VersionFunctions.addTo(all);
        AuthorizerFunctions.addTo(all);
        PatchFunctions.addTo(all);
        return all;
    }
}
