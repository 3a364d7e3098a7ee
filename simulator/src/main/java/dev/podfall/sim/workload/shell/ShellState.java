package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.shell.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a shell remembers between commands. A subshell gets a copy. */
final class ShellState {
    private final Map<String, Variable> variables = new TreeMap<>();
    private long bytes;
    final Map<String, Node> functions = new HashMap<>();
    final Map<String, String> traps = new LinkedHashMap<>();
    final Map<Integer, Job> jobs = new LinkedHashMap<>();
    final ArrayDeque<Map<String, Variable>> locals = new ArrayDeque<>();
    final Dialect dialect;
    String name;
    List<String> positional = List.of();
    int status;
    int lastBackground;
    boolean errExit;
    boolean noUnset;
    boolean trace;
    boolean pipeFail;
    boolean interactive;
    int line;
    private long random;

    /** Whether messages name a line, as they do for scripts in files. */
    boolean namesLines;

    ShellState(Dialect dialect, String name) {
        this.dialect = dialect;
        this.name = name;
    }

    ShellState copy() {
        ShellState copy = new ShellState(dialect, name);
        copy.variables.putAll(variables);
        copy.bytes = bytes;
        copy.functions.putAll(functions);
        copy.positional = List.copyOf(positional);
        copy.status = status;
        copy.lastBackground = lastBackground;
        copy.errExit = errExit;
        copy.noUnset = noUnset;
        copy.trace = trace;
        copy.pipeFail = pipeFail;
        copy.line = line;
        copy.namesLines = namesLines;
        return copy;
    }

    /** The next of a row of numbers up to 32767; each process has its own. */
    int random(long seed) {
        random = (random == 0 ? seed * 0x9E3779B97F4A7C15L : random) * 6364136223846793005L + 1442695040888963407L;
        return (int) (random >>> 33) & 0x7fff;
    }

    /** The variable's value, or null when it is not set. */
    String get(String variable) {
        Variable found = variables.get(variable);
        return found == null ? null : found.value;
    }

    /** @throws ShellError when it is read only */
    void set(String variable, String value) {
        Variable before = variables.get(variable);
        if (before != null && before.readOnly) {
            throw new ShellError(variable + ": is read only");
        }
        keep(variable, new Variable(value, before != null && before.exported, false));
        if (variables.containsKey(variable + "[0]")) {
            keep(variable + "[0]", new Variable(value, false, false));
        }
    }

    /** What an array holds, in its order; a plain variable is one of a single item. */
    List<String> array(String name) {
        Map<Integer, String> items = new TreeMap<>();
        variables.forEach((key, variable) -> {
            if (isElement(key, name)) {
                items.put(Integer.parseInt(key.substring(name.length() + 1, key.length() - 1)), variable.value);
            }
        });
        String plain = get(name);
        return !items.isEmpty() ? List.copyOf(items.values()) : plain == null ? List.of() : List.of(plain);
    }

    private static boolean isElement(String key, String name) {
        return key.startsWith(name + "[") && key.endsWith("]");
    }

    /** Makes an array; its elements are variables {@code name[0]} and so on, and its name alone means the first. */
    void setArray(String name, List<String> items, boolean append) {
        List<String> all = new ArrayList<>(append ? array(name) : List.of());
        all.addAll(items);
        unset(name);
        for (int i = 0; i < all.size(); i++) {
            keep(name + "[" + i + "]", new Variable(all.get(i), false, false));
        }
        if (!all.isEmpty()) {
            set(name, all.get(0));
        }
    }

    /** How much memory the variables take. */
    long bytes() {
        return bytes;
    }

    private void keep(String name, Variable variable) {
        Variable before = variable == null ? variables.remove(name) : variables.put(name, variable);
        bytes += size(variable) - size(before);
    }

    private static long size(Variable variable) {
        return variable == null || variable.value == null ? 0 : variable.value.length();
    }

    void export(String variable, boolean exported) {
        Variable before = variables.getOrDefault(variable, new Variable(null, false, false));
        variables.put(variable, new Variable(before.value, exported, before.readOnly));
    }

    void readOnly(String variable) {
        Variable before = variables.getOrDefault(variable, new Variable("", false, false));
        variables.put(variable, new Variable(before.value, before.exported, true));
    }

    void unset(String variable) {
        Variable before = variables.get(variable);
        if (before != null && before.readOnly) {
            throw new ShellError("unset: " + variable + ": is read only");
        }
        keep(variable, null);
        List<String> elements = variables.keySet().stream()
                .filter(key -> isElement(key, variable))
                .toList();
        elements.forEach(key -> keep(key, null));
    }

    /** Makes a variable local to the function that runs. */
    void local(String variable) {
        if (!locals.isEmpty() && !locals.peek().containsKey(variable)) {
            locals.peek().put(variable, variables.get(variable));
        }
    }

    void leaveFunction() {
        locals.pop().forEach(this::keep);
    }

    Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        variables.forEach((variable, v) -> {
            if (v.exported && v.value != null) {
                all.put(variable, v.value);
            }
        });
        return all;
    }

    /** All variables as {@code set} lists them. */
    List<String> listing() {
        List<String> lines = new ArrayList<>();
        variables.forEach((variable, v) -> {
            if (!variable.endsWith("]")) {
                lines.add(variable + "=" + quote(v.value == null ? "" : v.value));
            }
        });
        return lines;
    }

    static String quote(String value) {
        return "'" + value.replace("'", "'\"'\"'") + "'";
    }

    /** A variable. */
    record Variable(String value, boolean exported, boolean readOnly) {}

    /** A background process; its status is null while it runs. */
    static final class Job {
        Integer status;
        final List<Runnable> waiters = new ArrayList<>();
    }
}
