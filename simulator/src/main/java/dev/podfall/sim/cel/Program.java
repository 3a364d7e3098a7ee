package dev.podfall.sim.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** An expression, ready to be asked. */
public final class Program {
    private final CelRuntime.Program program;
    private final Operands operands;

    Program(CelRuntime.Program program, Operands operands) {
        this.program = program;
        this.operands = operands;
    }

    /**
     * @param variables by name, as {@link Values} makes them
     * @param budget what it may cost
     * @return a value of the language
     */
    public Object ask(Map<String, Object> variables, Budget budget) throws EvaluationFailure {
        Meter meter = new Meter(operands, budget);
        try {
            Object answer = program.trace(variables, meter);
            if (meter.isExceeded()) { // The language's "or" forgives what it can do without.
                throw new EvaluationFailure(EvaluationFailure.TOO_MUCH);
            }
            return answer;
        } catch (CelEvaluationException e) {
            throw new EvaluationFailure(
                    meter.isExceeded() ? EvaluationFailure.TOO_MUCH : EvaluationErrors.upstream(told(e)));
        } catch (StackOverflowError deep) {
            throw new EvaluationFailure("expression recursion limit exceeded");
        } finally {
            budget.spend(meter.taken());
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
