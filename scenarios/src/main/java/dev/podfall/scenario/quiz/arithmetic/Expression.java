package dev.podfall.scenario.quiz.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/**
 * A computation such as {@code requests * (100 - slo) / 100}. Knows {@code + - * / ^}, brackets, {@code min}, {@code max}, {@code round},
 * {@code floor}, {@code ceil} and names. Values are double, in twelve digits, so that 0.1 + 0.2 is 0.3.
 */
public final class Expression {
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Node root;
    private final Set<String> names;

    private Expression(Node root, Set<String> names) {
        this.root = root;
        this.names = names;
    }

    /** A part of it. */
    interface Node {
        double value(Map<String, Double> values);
    }

    /** @throws ExpressionWrong if it cannot be computed, whatever the values */
    public static Expression of(String text) {
        ExpressionReader reader = new ExpressionReader(text);
        return new Expression(reader.whole(), reader.names());
    }

    /** For a name without a value. */
    public static ExpressionWrong unknown(String name) {
        return new ExpressionWrong("nothing is called \"" + name + "\"");
    }

    /** The names in it. */
    public Set<String> names() {
        return names;
    }

    /** @throws ExpressionWrong if a name has no value, or the result is no number, as after a division by 0 */
    public double value(Map<String, Double> values) {
        double value = root.value(values);
        if (!Double.isFinite(value)) {
            throw new ExpressionWrong("its result is no number: something is divided by 0, or too large");
        }
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
