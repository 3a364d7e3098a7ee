package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.Node.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Simple commands: assignments, functions, built-ins, programs. */
final class Commands {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final Interpreter interpreter;
    private final ProcessContext process;
    private final ShellState state;
    private final Builtins builtins;
    private final Traps traps;

    Commands(Interpreter interpreter, ProcessContext process, ShellState state) {
        this.interpreter = interpreter;
        this.process = process;
        this.state = state;
        this.builtins = new Builtins(interpreter, process, state);
        this.traps = builtins.traps();
    }

    void run(Node.Simple command, Io io, Next next) {
        state.line = command.line();
        traps.runPending(io, flow -> {
            if (flow.isNormal()) {
                expand(command, io, next);
            } else {
                next.go(flow);
            }
        });
    }

    private void expand(Node.Simple command, Io io, Next next) {
        if (command.words().isEmpty()) {
            state.status = 0;
        }
        interpreter
                .expander()
                .words(
                        command.words(),
                        io,
                        words -> values(
                                command.assignments(),
                                0,
                                new HashMap<>(),
                                io,
                                values -> redirect(command, words, values, io, next)));
    }

    private void values(
            List<Assignment> assignments,
            int from,
            Map<String, String> done,
            Io io,
            java.util.function.Consumer<Map<String, String>> then) {
        if (from == assignments.size()) {
            then.accept(done);
            return;
        }
        Assignment assignment = assignments.get(from);
        if (assignment.items() != null) {
            interpreter.expander().words(assignment.items(), io, items -> {
                state.setArray(assignment.name(), items, assignment.append());
                values(assignments, from + 1, done, io, then);
            });
            return;
        }
        interpreter.expander().text(assignment.value(), io, value -> {
            String name = interpreter.expander().elements().key(assignment.name());
            String before = assignment.append() ? done.getOrDefault(name, state.get(name)) : null;
            done.put(name, before == null ? value : before + value);
            values(assignments, from + 1, done, io, then);
        });
    }

    private void redirect(Node.Simple command, List<String> words, Map<String, String> values, Io io, Next next) {
        interpreter
                .redirections()
                .apply(command.redirects(), io, changed -> execute(words, values, changed, next), problem -> {
                    complain(io, problem);
                    next.go(interpreter.done(1));
                });
    }

    private void complain(Io io, String text) {
        io.err().write(state.dialect.message(state.name, state.namesLines, state.line, text));
    }

    private void execute(List<String> words, Map<String, String> values, Io io, Next next) {
        if (words.isEmpty()) {
            values.forEach(state::set);
            next.go(Flow.normal(state.status));
            return;
        }
        if (state.trace) {
            io.err().write("+ " + String.join(" ", words) + "\n");
        }
        String name = words.get(0);
        Node function = state.functions.get(name);
        if (function != null) {
            values.forEach(state::set);
            interpreter.calls().function(function, words.subList(1, words.size()), io, next);
        } else if (name.equals("exec")) {
            replace(words, values, io, next);
        } else if (builtins.has(name)) {
            builtin(words, values, io, next);
        } else {
            external(words, values, io, next);
        }
    }

    private void builtin(List<String> words, Map<String, String> values, Io io, Next next) {
        Map<String, String> before = new HashMap<>();
        values.forEach((name, value) -> {
            before.put(name, state.get(name));
            state.set(name, value);
        });
        builtins.run(words, io, flow -> {
            before.forEach((name, value) -> {
                if (value == null) {
                    state.unset(name);
                } else {
                    state.set(name, value);
                }
            });
            next.go(flow);
        });
    }

    private void external(List<String> words, Map<String, String> values, Io io, Next next) {
        Map<String, String> environment = state.environment();
        environment.putAll(values);
        Kernel.Executable executable = find(words, environment, io);
        if (executable == null) {
            next.go(interpreter.done(state.status));
            return;
        }
        interpreter
                .children()
                .command(
                        executable,
                        line(executable, words),
                        environment,
                        io,
                        status -> next.go(interpreter.done(status)));
    }

    private static List<String> line(Kernel.Executable executable, List<String> words) {
        if (executable.prefix().isEmpty()) {
            return words;
        }
        List<String> line = new ArrayList<>(executable.prefix());
        line.addAll(words.subList(1, words.size()));
        return line;
    }

    /** The program, or null with a message and the status set. */
    private Kernel.Executable find(List<String> words, Map<String, String> environment, Io io) {
        String name = words.get(0);
        if (ArgumentSpace.isExceededBy(words, environment)) {
            state.status = NOT_EXECUTABLE;
            complain(io, name + ": Argument list too long");
            return null;
        }
        try {
            Map<String, String> path = new HashMap<>(environment);
            if (state.get("PATH") != null) {
                path.put("PATH", state.get("PATH"));
            }
            return process.kernel().find(name, path);
        } catch (StartFailure failure) {
            boolean denied = failure.getMessage().matches("(?s).*(permission denied|is a directory)");
            state.status = denied ? NOT_EXECUTABLE : NOT_FOUND;
            complain(io, denied ? name + ": Permission denied" : state.dialect.notFound(name));
            return null;
        }
    }

    private void replace(List<String> words, Map<String, String> values, Io io, Next next) {
        if (words.size() == 1) {
            interpreter.keep(io);
            next.go(interpreter.done(0));
            return;
        }
        List<String> rest = words.subList(1, words.size());
        Map<String, String> environment = state.environment();
        environment.putAll(values);
        Kernel.Executable executable = find(rest, environment, io);
        if (executable == null) {
            next.go(Flow.exit(state.status));
        } else {
            process.kernel()
                    .execute(new Kernel.Child(
                            executable.program(),
                            line(executable, rest),
                            environment,
                            process.kernel().workingDirectory(),
                            io.in(),
                            io.out(),
                            io.err(),
                            status -> {}));
        }
    }

    Builtins builtins() {
        return builtins;
    }
}
