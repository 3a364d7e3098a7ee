package dev.podfall.scenario.quiz.arithmetic;

/** An expression that cannot be computed; the message says why, as the end of a sentence. */
public final class ExpressionWrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ExpressionWrong(String what) {
        super(what);
    }
}
