package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.ParameterNames;
import dev.podfall.sim.workload.shell.syntax.Parser;
import dev.podfall.sim.workload.shell.syntax.SyntaxError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A shell: {@code sh -c script}, {@code sh file}, a script on stdin, or a conversation at a terminal. As the first
 * process of a container it ignores signals that it has no trap for, as the kernel has it.
 */
public final class Shell implements Program {
    static final long MEMORY = 900L << 10;

    private final Dialect dialect;
    private final Node forked;
    private final Io forkedIo;
    private ShellState state;
    private ProcessContext process;
    private Interpreter interpreter;
    private Traps traps;
    private Conversation conversation;
    private Io io;
    private boolean ending;

    private Shell(Dialect dialect, ShellState state, Node forked, Io forkedIo) {
        this.dialect = dialect;
        this.state = state;
        this.forked = forked;
        this.forkedIo = forkedIo;
    }

    public static Shell of(Dialect dialect) {
        return new Shell(dialect, null, null, null);
    }

    /** A subshell that runs one node. */
    static Shell fork(ShellState state, Node node, Io io) {
        return new Shell(state.dialect, state, node, io);
    }

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        process.useMemory(MEMORY);
        if (forked != null) {
            prepare();
            interpreter.run(forked, io, false, this::finish);
            return;
        }
        CommandLine line = CommandLine.parse(process.arguments());
        state = new ShellState(dialect, line.name());
        process.environment().forEach((name, value) -> {
            if (ParameterNames.isName(name)) {
                state.set(name, value);
                state.export(name, true);
            }
        });
        state.positional = line.positional();
        line.options().chars().forEach(this::option);
        prepare();
        begin(line);
    }

    private void option(int letter) {
        state.errExit |= letter == 'e';
        state.noUnset |= letter == 'u';
        state.trace |= letter == 'x';
        state.interactive |= letter == 'i';
    }

    private void prepare() {
        io = forkedIo != null ? forkedIo : own();
        interpreter = new Interpreter(process, state, io, this::aborted);
        traps = interpreter.traps();
    }

    private void aborted(Flow flow) {
        if (conversation != null) {
            conversation.after(flow);
        } else {
            finish(flow);
        }
    }

    private Io own() {
        Kernel kernel = process.kernel();
        return Io.of(kernel.stdin(), kernel.stdout(), kernel.stderr());
    }

    private void begin(CommandLine line) {
        if (line.script() != null) {
            script(line.script());
        } else if (line.file() != null) {
            Optional<byte[]> content =
                    process.kernel().fileSystem().read(interpreter.expander().path(line.file()));
            if (content.isEmpty()) {
                process.stderr(
                        process.arguments().get(0) + ": can't open '" + line.file() + "': No such file or directory\n");
                process.exit(2);
            } else {
                state.namesLines = true;
                script(new String(content.get(), StandardCharsets.UTF_8));
            }
        } else {
            boolean terminal = process.kernel().stdin().isTerminal();
            state.interactive |= terminal;
            conversation = new Conversation(process, state, interpreter, io, this::finish);
            conversation.begin();
        }
    }

    private void script(String text) {
        Node node;
        try {
            node = Parser.parse(text, dialect.hasArrays());
        } catch (SyntaxError error) {
            process.stderr(dialect.message(state.name, state.namesLines, 1, dialect.syntaxError(error.getMessage())));
            process.exit(2);
            return;
        }
        interpreter.run(lastBecomesProcess(node), io, false, this::finish);
    }

    /** As ash does: a script that is one plain command becomes that command instead of waiting for it. */
    private Node lastBecomesProcess(Node node) {
        if (node instanceof Node.Simple simple && !simple.words().isEmpty()) {
            String name = simple.words().get(0).literal();
            if (name != null && !interpreter.isBuiltin(name)) {
                List<Node.Word> words = new java.util.ArrayList<>(simple.words());
                words.add(0, new Node.Word(List.of(new Node.Text("exec", false))));
                return new Node.Simple(simple.assignments(), words, simple.redirects(), simple.line());
            }
        }
        return node;
    }

    private void finish(Flow flow) {
        if (ending) {
            process.exit(flow.status());
            return;
        }
        ending = true;
        int status = flow.kind() == Flow.Kind.NORMAL ? state.status : flow.status();
        traps.atExit(io, status, end -> process.exit(end.status()));
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        if (traps != null && traps.handles(signal)) {
            traps.arrived(signal);
        } else if (state != null && state.interactive && conversation != null) {
            conversation.signal(signal);
        } else if (same.kernel().pid() != 1) {
            same.exit(128 + signal.number());
        }
    }
}
