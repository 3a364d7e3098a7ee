package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.Node;
import java.util.HashMap;
import java.util.List;

/** Functions, and what {@code eval} and {@code .} read: code that may run itself, and must not without end. */
final class Calls {
    private static final int DEEPEST_FUNCTION = 500;
    private static final int DEEPEST_EVALUATION = 1000;
    private static final int SEGMENTATION_FAULT = 139;

    private final Interpreter interpreter;
    private final ProcessContext process;
    private final ShellState state;
    private int functions;
    private int evaluations;

    Calls(Interpreter interpreter, ProcessContext process, ShellState state) {
        this.interpreter = interpreter;
        this.process = process;
        this.state = state;
    }

    /** Calls a function with these arguments. */
    void function(Node body, List<String> arguments, Io io, Next next) {
        if (functions >= DEEPEST_FUNCTION) {
            throw new ShellError("maximum function recursion depth exceeded");
        }
        functions++;
        List<String> before = state.positional;
        state.positional = arguments;
        state.locals.push(new HashMap<>());
        interpreter.run(body, io, false, flow -> {
            functions--;
            state.positional = before;
            state.leaveFunction();
            next.go(flow.kind() == Flow.Kind.RETURN ? interpreter.done(flow.status()) : flow);
        });
    }

    /** Runs a script that was read. One within the other without end overflows the stack of a shell. */
    void evaluate(Node script, Io io, Next next) {
        if (++evaluations > DEEPEST_EVALUATION) {
            process.exit(SEGMENTATION_FAULT);
            return;
        }
        interpreter.run(script, io, false, flow -> {
            evaluations--;
            next.go(flow);
        });
    }

    /** The shell abandons all it was at. */
    void reset() {
        functions = 0;
        evaluations = 0;
    }
}
