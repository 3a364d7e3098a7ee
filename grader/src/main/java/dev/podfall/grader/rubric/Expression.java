package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/**
 * An expression in CEL, the language Kubernetes itself uses for such things. Beside CEL's own functions there are {@code
 * quantity("512Mi")} (a number), {@code sum(numbers)}, {@code ready(pod)}, {@code podStatus(pod)}, {@code toJson(value)},
 * {@code repository(image)} (its name without tag and digest) and {@code tag(image)} (empty without one).
 */
final class Expression {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = runtime();

    private final CelRuntime.Program program;

    /** @throws RubricDoesNotCompile if it is not CEL */
    Expression(String text) {
        try {
            program = RUNTIME.createProgram(COMPILER.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new RubricDoesNotCompile("a CEL expression", text, e);
        }
    }

    /** Its value. @throws CelEvaluationException as when a field is asked for that is not there */
    Object value(Map<String, Object> variables) throws CelEvaluationException {
        return program.eval(variables);
    }

    /** Whether it is true. A field that is not there makes it false. */
    boolean holds(Map<String, Object> variables) {
        try {
            return Boolean.TRUE.equals(value(variables));
        } catch (CelEvaluationException notThere) {
            return false;
        }
    }

    private static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings())
                .addVar("objects", ListType.create(SimpleType.DYN))
                .addVar("live", ListType.create(SimpleType.DYN))
                .addVar("object", SimpleType.DYN)
                .addVar("baseline", SimpleType.DYN)
                .addVar("beside", ListType.create(SimpleType.DYN))
                .addFunctionDeclarations(
                        function("quantity", SimpleType.DOUBLE),
                        function("sum", SimpleType.DOUBLE),
                        function("ready", SimpleType.BOOL),
                        function("podStatus", SimpleType.STRING),
                        function("toJson", SimpleType.STRING),
                        function("repository", SimpleType.STRING),
                        function("tag", SimpleType.STRING))
                .build();
    }

    private static CelFunctionDecl function(String name, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_dyn", result, SimpleType.DYN));
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.standardCelRuntimeBuilder()
                .addLibraries(CelExtensions.strings())
                .addFunctionBindings(
                        CelFunctionBinding.from("quantity_dyn", Object.class, Quantity::of),
                        CelFunctionBinding.from("sum_dyn", Object.class, Expression::sum),
                        CelFunctionBinding.from("ready_dyn", Object.class, p -> PodStatus.isReady(tree(p))),
                        CelFunctionBinding.from("podStatus_dyn", Object.class, p -> PodStatus.of(tree(p))),
                        CelFunctionBinding.from("toJson_dyn", Object.class, v -> tree(v).toString()),
                        CelFunctionBinding.from("repository_dyn", Object.class, i -> repository(String.valueOf(i))),
                        CelFunctionBinding.from("tag_dyn", Object.class, i -> tag(String.valueOf(i))))
                .build();
    }

    private static double sum(Object numbers) {
        double sum = 0;
        for (JsonNode number : tree(numbers)) {
            sum += number.asDouble();
        }
        return sum;
    }

    private static String tag(String image) {
        String name = withoutDigest(image);
        String repository = repository(image);
        return name.length() > repository.length() ? name.substring(repository.length() + 1) : "";
    }

    private static String withoutDigest(String image) {
        return image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    }

    private static String repository(String image) {
        String name = withoutDigest(image);
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    private static JsonNode tree(Object value) {
        return JSON.valueToTree(CelValues.toJava(value));
    }
}
