package dev.podfall.sim.workload.shell;

import java.util.List;
import java.util.function.UnaryOperator;

/** Elements of bash's arrays: {@code name[index]}, where the index is an expression, {@code @} or {@code *}. */
final class Elements {
    private final ShellState state;
    private final UnaryOperator<String> variable;

    /** @param variable a parameter's value, or null */
    Elements(ShellState state, UnaryOperator<String> variable) {
        this.state = state;
        this.variable = variable;
    }

    /** Whether a parameter's name means all elements of an array. */
    static boolean isAll(String name) {
        return name.endsWith("[@]") || name.endsWith("[*]");
    }

    static boolean isElement(String name) {
        return name.endsWith("]");
    }

    /** All items of the array that the name means. */
    List<String> all(String name) {
        return state.array(array(name));
    }

    private static String array(String name) {
        return name.substring(0, name.indexOf('['));
    }

    /** The value, or null when there is none. */
    String get(String name) {
        if (isAll(name)) {
            return all(name).isEmpty() ? null : String.join(" ", all(name));
        }
        String value = state.get(key(name));
        return value == null && key(name).endsWith("[0]") ? state.get(array(name)) : value;
    }

    /** The name that the state knows an element by: its index worked out, one below zero counted from the end. */
    String key(String name) {
        if (!isElement(name)) {
            return name;
        }
        String index = name.substring(name.indexOf('[') + 1, name.length() - 1)
                .replaceAll("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?", "$1");
        long at = Arithmetic.evaluate(index, variable::apply, state::set);
        long place = at < 0 ? all(name).size() + at : at;
        if (place < 0 || place > 100_000) {
            throw new ShellError(name + ": bad array subscript");
        }
        return array(name) + "[" + place + "]";
    }
}
