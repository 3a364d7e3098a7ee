package dev.podfall.sim.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** An expression, ready to be asked. */
public final class Program {
    private final CelRuntime.Program program;

    Program(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * @param variables by name, as {@link Values} makes them
     * @return a value of the language
     */
    public Object ask(Map<String, Object> variables) throws EvaluationFailure {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new EvaluationFailure(EvaluationErrors.upstream(told(e)));
        }
    }

    /** What a function of ours said lies below what the library says of it. */
    private static String told(CelEvaluationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CelEvaluationException own && own.getMessage() != null) {
                return own.getMessage();
            }
        }
        return String.valueOf(e.getMessage());
    }
}
