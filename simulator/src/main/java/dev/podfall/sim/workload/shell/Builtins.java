package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.Parser;
import dev.podfall.sim.workload.shell.syntax.SyntaxError;
import dev.podfall.sim.workload.utilities.Printf;
import dev.podfall.sim.workload.utilities.TestExpression;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shell's own commands. */
final class Builtins {
    private final Map<String, Builtin> all = new HashMap<>();
    private final Interpreter interpreter;
    private final ProcessContext process;
    private final ShellState state;
    private final Traps traps;

    Builtins(Interpreter interpreter, ProcessContext process, ShellState state) {
        this.interpreter = interpreter;
        this.process = process;
        this.state = state;
        this.traps = new Traps(interpreter, state);
        addSimple();
        addControl();
        new VariableBuiltins(this, interpreter, state).add();
        new ProcessBuiltins(this, interpreter, process, state).add();
    }

    Traps traps() {
        return traps;
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    void run(List<String> words, Io io, Next next) {
        all.get(words.get(0)).run(words, io, next);
    }

    void add(String name, Builtin builtin) {
        all.put(name, builtin);
    }

    void immediate(String name, Builtin.Immediate builtin) {
        all.put(name, (words, io, next) -> next.go(interpreter.done(builtin.run(words.subList(1, words.size()), io))));
    }

    /** A complaint of a built-in, as ash words it. */
    int complain(Io io, String text, int status) {
        io.err().write(state.dialect.message(state.name, state.namesLines, state.line, text));
        return status;
    }

    private void addSimple() {
        immediate(":", (arguments, io) -> 0);
        immediate("true", (arguments, io) -> 0);
        immediate("false", (arguments, io) -> 1);
        immediate("echo", (arguments, io) -> put(io, Printf.echo(arguments)));
        immediate("printf", (arguments, io) -> {
            Printf.Result result = Printf.format(arguments);
            result.errors().forEach(e -> io.err().write("sh: " + e + "\n"));
            return Math.max(put(io, result.text()), result.status());
        });
        immediate("test", (arguments, io) -> test(arguments, io));
        immediate("[", (arguments, io) -> bracket(arguments, "]", io));
        immediate("[[", (arguments, io) -> bracket(arguments, "]]", io));
        immediate("pwd", (arguments, io) -> put(io, process.kernel().workingDirectory() + "\n"));
        immediate("cd", this::changeDirectory);
        immediate("umask", (arguments, io) -> arguments.isEmpty() ? put(io, "0022\n") : 0);
        immediate("ulimit", (arguments, io) -> put(io, "unlimited\n"));
        immediate("hash", (arguments, io) -> 0);
        immediate("times", (arguments, io) -> put(io, "0m0.00s 0m0.00s\n0m0.00s 0m0.00s\n"));
        immediate("alias", (arguments, io) -> 0);
        immediate("type", this::type);
    }

    private int put(Io io, String text) {
        if (io.out().write(text)) {
            return 0;
        }
        String failure = io.out().failure();
        return failure == null ? 1 : complain(io, "write error: " + failure, 1);
    }

    private int test(List<String> arguments, Io io) {
        try {
            return TestExpression.evaluate(arguments, process.kernel()) ? 0 : 1;
        } catch (TestExpression.Problem problem) {
            return complain(io, problem.getMessage(), 2);
        }
    }

    private int bracket(List<String> arguments, String end, Io io) {
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).equals(end)) {
            return complain(io, "missing " + end, 2);
        }
        List<String> inside = arguments.subList(0, arguments.size() - 1);
        boolean pattern =
                end.equals("]]") && inside.size() == 3 && inside.get(1).matches("==?|!=");
        if (pattern) {
            return Wildcards.matches(inside.get(2), inside.get(0))
                            != inside.get(1).equals("!=")
                    ? 0
                    : 1;
        }
        return test(inside, io);
    }

    private int changeDirectory(List<String> arguments, Io io) {
        Kernel kernel = process.kernel();
        String target = arguments.isEmpty() ? state.get("HOME") : arguments.get(0);
        boolean back = "-".equals(target);
        if (back) {
            target = state.get("OLDPWD");
        }
        String path = FileSystem.resolve(kernel.workingDirectory(), target == null ? "/" : target);
        if (!kernel.fileSystem().isDirectory(path)) {
            String why = kernel.fileSystem().exists(path)
                    ? "Not a directory"
                    : kernel.fileSystem().absence(path);
            boolean line = state.dialect == Dialect.ASH && !state.namesLines;
            return complain(io, "cd: " + (line ? "line 0: " : "") + "can't cd to " + target + ": " + why, 2);
        }
        if (!kernel.fileSystem().allows(path, Credentials.EXECUTE)) {
            boolean line = state.dialect == Dialect.ASH && !state.namesLines;
            return complain(
                    io,
                    "cd: " + (line ? "line 0: " : "") + "can't cd to " + target + ": " + FileSystem.Failure.DENIED,
                    2);
        }
        state.set("OLDPWD", kernel.workingDirectory());
        kernel.changeDirectory(path);
        state.set("PWD", path);
        return back ? put(io, path + "\n") : 0;
    }

    private int type(List<String> arguments, Io io) {
        int status = 0;
        for (String name : arguments) {
            Optional<String> found = locate(name);
            String what = state.functions.containsKey(name)
                    ? " is a function"
                    : has(name)
                            ? " is a shell builtin"
                            : found.map(p -> " is " + p).orElse(": not found");
            io.out().write(name + what + "\n");
            status = what.equals(": not found") ? 127 : status;
        }
        return status;
    }

    private Optional<String> locate(String name) {
        String path = state.get("PATH");
        return dev.podfall.sim.workload.utilities.Which.find(process.kernel(), name, path == null ? "" : path);
    }

    private void addControl() {
        add("exit", (words, io, next) -> next.go(leave(words, io, Flow.Kind.EXIT)));
        add("return", (words, io, next) -> next.go(leave(words, io, Flow.Kind.RETURN)));
        add("break", (words, io, next) -> next.go(loopControl(Flow.Kind.BREAK, words)));
        add("continue", (words, io, next) -> next.go(loopControl(Flow.Kind.CONTINUE, words)));
        add("eval", (words, io, next) -> evaluate(String.join(" ", words.subList(1, words.size())), io, next));
        add(".", this::source);
        add("source", this::source);
        add("command", this::command);
        add("builtin", this::command);
        add("exec", (words, io, next) -> next.go(interpreter.done(0)));
    }

    private Flow leave(List<String> words, Io io, Flow.Kind kind) {
        int status = state.status;
        if (words.size() > 1) {
            if (!words.get(1).matches("-?[0-9]{1,9}")) {
                status = complain(
                        io, words.get(0) + ": line " + (state.line - 1) + ": Illegal number: " + words.get(1), 2);
            } else {
                status = Integer.parseInt(words.get(1)) & 0xff;
            }
        }
        state.status = status;
        return new Flow(kind, status, 0);
    }

    private Flow loopControl(Flow.Kind kind, List<String> words) {
        return interpreter.isInLoop() ? new Flow(kind, 0, levels(words)) : interpreter.done(0);
    }

    private static int levels(List<String> words) {
        return words.size() > 1 && words.get(1).matches("[1-9][0-9]{0,3}") ? Integer.parseInt(words.get(1)) : 1;
    }

    private void evaluate(String script, Io io, Next next) {
        try {
            interpreter.calls().evaluate(Parser.parse(script, state.dialect.hasArrays()), io, next);
        } catch (SyntaxError error) {
            throw new ShellError(state.dialect.syntaxError(error.getMessage()));
        }
    }

    private void source(List<String> words, Io io, Next next) {
        if (words.size() < 2) {
            next.go(interpreter.done(complain(io, words.get(0) + ": filename argument required", 2)));
            return;
        }
        Optional<byte[]> file =
                process.kernel().fileSystem().read(interpreter.expander().path(words.get(1)));
        if (file.isEmpty()) {
            throw new ShellError(
                    words.get(0) + ": line 0: can't open '" + words.get(1) + "': No such file or directory");
        }
        evaluate(
                new String(file.get(), StandardCharsets.UTF_8),
                io,
                flow -> next.go(flow.kind() == Flow.Kind.RETURN ? interpreter.done(flow.status()) : flow));
    }

    private void command(List<String> words, Io io, Next next) {
        if (words.size() > 2 && words.get(1).matches("-[vV]")) {
            String name = words.get(2);
            Optional<String> found = has(name) || state.functions.containsKey(name) ? Optional.of(name) : locate(name);
            found.ifPresent(p -> io.out().write(p + "\n"));
            next.go(interpreter.done(found.isPresent() ? 0 : 127));
            return;
        }
        List<Node.Word> rest = new java.util.ArrayList<>();
        words.subList(1, words.size()).forEach(w -> rest.add(Node.Word.of(w)));
        if (rest.isEmpty()) {
            next.go(interpreter.done(0));
        } else {
            interpreter.run(new Node.Simple(List.of(), rest, List.of(), state.line), io, true, next);
        }
    }
}
