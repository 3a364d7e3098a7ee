package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.Program.Signal;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.Parser;
import dev.podfall.sim.workload.shell.syntax.SyntaxError;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code trap}: what a script does on signals and at its end. */
final class Traps {
    private final Interpreter interpreter;
    private final ShellState state;
    private final ArrayDeque<String> pending = new ArrayDeque<>();
    private Runnable interrupt;
    private boolean exiting;

    Traps(Interpreter interpreter, ShellState state) {
        this.interpreter = interpreter;
        this.state = state;
    }

    /** {@code SIGTERM}, {@code term} or {@code 15} as {@code TERM}; EXIT for 0. */
    static Optional<String> name(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (bare.equals("0") || bare.equals("EXIT")) {
            return Optional.of("EXIT");
        }
        for (Signal signal : Signal.values()) {
            if (bare.equals(signal.name()) || bare.equals(Integer.toString(signal.number()))) {
                return Optional.of(signal.name());
            }
        }
        return List.of("USR1", "USR2", "ALRM", "CHLD", "WINCH", "PIPE", "ERR").contains(bare)
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** Whether the script handles (or ignores) the signal. */
    boolean handles(Signal signal) {
        return state.traps.containsKey(signal.name());
    }

    void arrived(Signal signal) {
        String action = state.traps.get(signal.name());
        if (action != null && !action.isEmpty()) {
            pending.add(action);
            if (interrupt != null) {
                Runnable waiting = interrupt;
                interrupt = null;
                waiting.run();
            }
        }
    }

    /** What a built-in that waits does when a trapped signal arrives; null when nothing waits. */
    void whileWaiting(Runnable onSignal) {
        interrupt = onSignal;
    }

    /** Runs the handlers of signals that came meanwhile. */
    void runPending(Io io, Next next) {
        String action = pending.poll();
        if (action == null) {
            next.go(Flow.normal(state.status));
            return;
        }
        int before = state.status;
        run(action, io, flow -> {
            if (flow.isNormal()) {
                state.status = before;
                runPending(io, next);
            } else {
                next.go(flow);
            }
        });
    }

    /** Runs the EXIT handler, once. */
    void atExit(Io io, int status, Next next) {
        String action = exiting ? null : state.traps.get("EXIT");
        exiting = true;
        if (action == null || action.isEmpty()) {
            next.go(Flow.exit(status));
            return;
        }
        run(action, io, flow -> next.go(flow.kind() == Flow.Kind.EXIT ? flow : Flow.exit(status)));
    }

    private void run(String script, Io io, Next next) {
        try {
            interpreter.run(Parser.parse(script, state.dialect.hasArrays()), io, true, next);
        } catch (SyntaxError error) {
            throw new ShellError(state.dialect.syntaxError(error.getMessage()));
        }
    }
}
