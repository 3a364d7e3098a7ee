package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.ParameterNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Built-ins about variables: set, export, read and their like. */
final class VariableBuiltins {
    private final Builtins builtins;
    private final Interpreter interpreter;
    private final ShellState state;

    VariableBuiltins(Builtins builtins, Interpreter interpreter, ShellState state) {
        this.builtins = builtins;
        this.interpreter = interpreter;
        this.state = state;
    }

    void add() {
        builtins.immediate("export", (arguments, io) -> declare("export", arguments, io));
        builtins.immediate("readonly", (arguments, io) -> declare("readonly", arguments, io));
        builtins.immediate("local", (arguments, io) -> declare("local", arguments, io));
        builtins.immediate("unset", this::unset);
        builtins.immediate("set", this::set);
        builtins.immediate("shift", this::shift);
        builtins.immediate("let", this::let);
        builtins.add("read", this::read);
    }

    private int declare(String how, List<String> arguments, Io io) {
        if (how.equals("export") && (arguments.isEmpty() || arguments.get(0).equals("-p"))) {
            state.environment()
                    .forEach((name, value) -> io.out().write("export " + name + "=" + ShellState.quote(value) + "\n"));
            return 0;
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (name.startsWith("-")) {
                continue;
            }
            if (!ParameterNames.isName(name)) {
                throw new ShellError(how + ": line " + (state.line - 1) + ": " + name + ": bad variable name");
            }
            if (how.equals("local")) {
                state.local(name);
            }
            if (equals >= 0) {
                state.set(name, argument.substring(equals + 1));
            }
            if (how.equals("export")) {
                state.export(name, true);
            } else if (how.equals("readonly")) {
                state.readOnly(name);
            }
        }
        return 0;
    }

    private int unset(List<String> arguments, Io io) {
        for (String name : arguments) {
            if (name.equals("-v") || name.equals("-f")) {
                continue;
            }
            if (!ParameterNames.isName(name)) {
                throw new ShellError("unset: line " + (state.line - 1) + ": " + name + ": bad variable name");
            }
            state.unset(name);
            state.functions.remove(name);
        }
        return 0;
    }

    private int set(List<String> arguments, Io io) {
        if (arguments.isEmpty()) {
            state.listing().forEach(line -> io.out().write(line + "\n"));
            return 0;
        }
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("--") || !word.matches("[-+].+")) {
                state.positional = List.copyOf(arguments.subList(word.equals("--") ? i + 1 : i, arguments.size()));
                return 0;
            }
            boolean on = word.startsWith("-");
            if (word.endsWith("o") && i + 1 < arguments.size()) {
                option(arguments.get(++i), on);
            }
            for (char letter : word.substring(1).toCharArray()) {
                option(String.valueOf(letter), on);
            }
        }
        return 0;
    }

    private void option(String name, boolean on) {
        switch (name) {
            case "e", "errexit" -> state.errExit = on;
            case "u", "nounset" -> state.noUnset = on;
            case "x", "xtrace" -> state.trace = on;
            case "pipefail" -> state.pipeFail = on;
            default -> {}
        }
    }

    private int shift(List<String> arguments, Io io) {
        int by =
                arguments.isEmpty() || !arguments.get(0).matches("[0-9]{1,6}") ? 1 : Integer.parseInt(arguments.get(0));
        if (by > state.positional.size()) {
            return 1;
        }
        state.positional = List.copyOf(state.positional.subList(by, state.positional.size()));
        return 0;
    }

    private int let(List<String> arguments, Io io) {
        long value = 0;
        for (String expression : arguments) {
            value = Arithmetic.evaluate(expression, interpreter.expander()::valueOf, state::set);
        }
        return value == 0 ? 1 : 0;
    }

    private void read(List<String> words, Io io, Next next) {
        List<String> names = new ArrayList<>();
        boolean raw = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-p") && i + 1 < words.size()) {
                io.err().write(words.get(++i));
            } else if (word.matches("-[tnud]") && i + 1 < words.size()) {
                i++;
            } else if (word.startsWith("-")) {
                raw |= word.contains("r");
            } else {
                names.add(word);
            }
        }
        boolean asIs = raw;
        List<String> variables = names.isEmpty() ? List.of("REPLY") : names;
        LineReader.read(
                interpreter.kernel(),
                io.in(),
                cancel -> {},
                line -> interpreter.steps().next(() -> {
                    assign(variables, line, asIs);
                    next.go(interpreter.done(line.isPresent() ? 0 : 1));
                }));
    }

    private void assign(List<String> names, Optional<byte[]> line, boolean raw) {
        String text = line.map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
        if (!raw) {
            text = text.replaceAll("\\\\(.)", "$1");
        }
        String separators = state.get("IFS") == null ? " \t\n" : state.get("IFS");
        for (int i = 0; i < names.size(); i++) {
            text = separators.isBlank() ? stripLeading(text, separators) : text;
            int end = i == names.size() - 1 ? text.length() : endOfField(text, separators);
            String field = text.substring(0, end);
            state.set(names.get(i), separators.isBlank() ? field.stripTrailing() : field);
            text = end < text.length() ? text.substring(end + 1) : "";
        }
    }

    private static String stripLeading(String text, String separators) {
        int start = 0;
        while (start < text.length() && separators.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static int endOfField(String text, String separators) {
        for (int i = 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
