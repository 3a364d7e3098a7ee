package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program.Signal;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.Parser;
import dev.podfall.sim.workload.shell.syntax.SyntaxError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A shell that reads its commands line by line: from a terminal with a prompt, or from a pipe. */
final class Conversation {
    private static final int LONGEST = 1 << 20;
    private static final int INTERRUPTED = 130;

    private final ProcessContext process;
    private final ShellState state;
    private final Interpreter interpreter;
    private final Io io;
    private final Flow.Next end;
    private final StringBuilder text = new StringBuilder();
    private Runnable stopReading = () -> {};
    private boolean reading;

    Conversation(ProcessContext process, ShellState state, Interpreter interpreter, Io io, Flow.Next end) {
        this.process = process;
        this.state = state;
        this.interpreter = interpreter;
        this.io = io;
        this.end = end;
    }

    void begin() {
        interpreter.children().takeTerminal();
        prompt();
    }

    private void prompt() {
        if (state.interactive) {
            String own = state.get("PS1");
            String usual = state.dialect.prompt(
                    process.kernel().user(),
                    process.hostname(),
                    home(process.kernel().workingDirectory()));
            io.err().write(text.length() > 0 ? "> " : own == null ? usual : own);
        }
        read();
    }

    private String home(String directory) {
        String home = state.get("HOME");
        boolean below = home != null && !home.equals("/") && (directory + "/").startsWith(home + "/");
        return below ? "~" + directory.substring(home.length()) : directory;
    }

    private void read() {
        reading = true;
        LineReader.read(process.kernel(), io.in(), cancel -> stopReading = cancel, line -> {
            reading = false;
            interpreter.steps().rested();
            line(line);
        });
    }

    private void line(Optional<byte[]> line) {
        if (line.isEmpty() && text.length() == 0) {
            end.go(Flow.normal(state.status));
            return;
        }
        line.ifPresent(
                bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n'));
        try {
            Node node = Parser.parse(text.toString(), state.dialect.hasArrays());
            text.setLength(0);
            interpreter.run(node, io, false, this::after);
        } catch (SyntaxError error) {
            if (error.incomplete() && line.isPresent() && text.length() < LONGEST) {
                prompt();
                return;
            }
            text.setLength(0);
            process.stderr(state.dialect.message(
                    state.name, false, state.line, state.dialect.syntaxError(error.getMessage())));
            state.status = 2;
            after(state.interactive ? Flow.normal(2) : Flow.exit(2));
        }
    }

    /** A command ended. */
    void after(Flow flow) {
        boolean over = flow.kind() == Flow.Kind.EXIT || (flow.kind() == Flow.Kind.ABORT && !state.interactive);
        if (over) {
            end.go(flow);
            return;
        }
        if (state.interactive && state.status == INTERRUPTED) {
            io.err().write("\n");
        }
        prompt();
    }

    /** An unhandled signal at an interactive shell. */
    void signal(Signal signal) {
        if (signal == Signal.HUP) {
            end.go(Flow.exit(129));
        } else if (signal == Signal.INT && reading) {
            stopReading.run();
            text.setLength(0);
            state.status = INTERRUPTED;
            io.err().write("\n");
            prompt();
        }
    }
}
