package dev.podfall.sim.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions that a library adds to the language: what the compiler knows of each, and what each does. */
final class Functions {
    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    /**
     * The type of an operand or a result.
     *
     * @param type for the compiler
     * @param values whose values are these
     */
    record Operand<V>(CelType type, Class<V> values) {
        static final Operand<String> STRING = new Operand<>(SimpleType.STRING, String.class);
        static final Operand<Long> INT = new Operand<>(SimpleType.INT, Long.class);
        static final Operand<Double> DOUBLE = new Operand<>(SimpleType.DOUBLE, Double.class);
        static final Operand<Boolean> BOOL = new Operand<>(SimpleType.BOOL, Boolean.class);
        static final Operand<Object> ANY = new Operand<>(TypeParamType.create("A"), Object.class);

        @SuppressWarnings("rawtypes")
        static final Operand<List> LIST = new Operand<>(ListType.create(ANY.type()), List.class);
    }

    @SuppressWarnings("Immutable") // The value never changes, whatever its class allows.
    Functions constant(String name, CelType result, Object value) {
        String id = id(name, List.of());
        declare(name, CelOverloadDecl.newGlobalOverload(id, result));
        bindings.add(CelFunctionBinding.from(id, List.of(), none -> value));
        return this;
    }

    <A> Functions global(String name, Operand<A> operand, CelType result, CelFunctionOverload.Unary<A> body) {
        String id = id(name, List.of(operand));
        declare(name, CelOverloadDecl.newGlobalOverload(id, result, operand.type()));
        return bind(id, operand, body);
    }

    <A, B> Functions global(
            String name, Operand<A> first, Operand<B> second, CelType result, CelFunctionOverload.Binary<A, B> body) {
        String id = id(name, List.of(first, second));
        declare(name, CelOverloadDecl.newGlobalOverload(id, result, first.type(), second.type()));
        return bind(id, first, second, body);
    }

    <A> Functions member(String name, Operand<A> self, CelType result, CelFunctionOverload.Unary<A> body) {
        String id = "member_" + id(name, List.of(self));
        declare(name, CelOverloadDecl.newMemberOverload(id, result, self.type()));
        return bind(id, self, body);
    }

    <A, B> Functions member(
            String name, Operand<A> self, Operand<B> operand, CelType result, CelFunctionOverload.Binary<A, B> body) {
        String id = "member_" + id(name, List.of(self, operand));
        declare(name, CelOverloadDecl.newMemberOverload(id, result, self.type(), operand.type()));
        return bind(id, self, operand, body);
    }

    /** @param body takes all operands at once, in their order and of their classes */
    Functions member(String name, List<Operand<?>> operands, CelType result, CelFunctionOverload body) {
        String id = "member_" + id(name, operands);
        List<CelType> types = operands.stream().<CelType>map(Operand::type).toList();
        declare(name, CelOverloadDecl.newMemberOverload(id, result, types));
        List<Class<?>> classes =
                operands.stream().<Class<?>>map(Operand::values).toList();
        bindings.add(CelFunctionBinding.from(id, classes, body));
        return this;
    }

    private <A> Functions bind(String id, Operand<A> operand, CelFunctionOverload.Unary<A> body) {
        bindings.add(CelFunctionBinding.from(id, operand.values(), body));
        return this;
    }

    private <A, B> Functions bind(
            String id, Operand<A> first, Operand<B> second, CelFunctionOverload.Binary<A, B> body) {
        bindings.add(CelFunctionBinding.from(id, first.values(), second.values(), body));
        return this;
    }

    private void declare(String name, CelOverloadDecl overload) {
        overloads.computeIfAbsent(name, n -> new ArrayList<>()).add(overload);
    }

    private static String id(String name, List<Operand<?>> operands) {
        StringBuilder id = new StringBuilder("kubernetes_" + name.replace('.', '_'));
        operands.forEach(o -> id.append('_').append(o.type().name().replace('.', '_')));
        return id.toString();
    }

    List<CelFunctionDecl> declarations() {
        return overloads.entrySet().stream()
                .map(e -> CelFunctionDecl.newFunctionDeclaration(e.getKey(), e.getValue()))
                .toList();
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }

    /** What a function says when it can do nothing with its operands. */
    static CelEvaluationException failure(String text) {
        return new CelEvaluationException(text);
    }
}
