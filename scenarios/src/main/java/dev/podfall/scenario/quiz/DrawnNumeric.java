package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.quiz.arithmetic.Expression;
import dev.podfall.scenario.quiz.arithmetic.ExpressionWrong;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that is computed from others, which each sitting draws anew. It is asked as a {@link Numeric}. In prompt, explanation and
 * remarks, {@code {{name}}} is a value.
 *
 * @param draws the values that each name may have
 * @param with values that follow from others, in the order written
 * @param answer an expression
 * @param tolerance an expression, in which {@code answer} is the answer; null for 0
 * @param decimals to which the answer is rounded; null for as it is
 * @param unit null for none
 * @param slips what people get, and what went wrong; left out where one happens to be right, or what an earlier one is
 */
public record DrawnNumeric(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required Map<String, List<Double>> draws,
        Map<String, String> with,
        @Required String answer,
        String tolerance,
        Integer decimals,
        String unit,
        List<Slip> slips)
        implements Question {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*\\}\\}");
    private static final String ANSWER = "answer";

    public DrawnNumeric {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        draws = Collections.unmodifiableMap(new LinkedHashMap<>(draws));
        with = with == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(with));
        slips = Lists.copy(slips);
    }

    /** A wrong computation with a known reason. */
    public record Slip(@Required String value, @Required String why) {}

    /**
     * The question with the numbers that a seed draws; the first seed draws the first of each.
     *
     * @throws ExpressionWrong if something in it cannot be computed; lint finds that
     */
    @Override
    public Numeric drawn(long seed) {
        return with(Pick.bySeed(id, seed));
    }

    /** The question as somebody chooses its numbers. It throws what {@link #drawn} throws. */
    public Numeric with(Pick pick) {
        Map<String, Double> values = new LinkedHashMap<>();
        draws.forEach((name, all) -> values.put(name, all.get(pick.of(name, all.size()))));
        with.forEach((name, text) -> values.put(name, Expression.of(text).value(values)));
        double exact = Expression.of(answer).value(values);
        double right = decimals == null
                ? exact
                : Expression.of("round(x, " + decimals + ")").value(Map.of("x", exact));
        values.put(ANSWER, right);
        double near = tolerance == null ? 0 : Math.abs(Expression.of(tolerance).value(values));
        List<Numeric.Slip> wrong = new ArrayList<>();
        for (Slip slip : slips) {
            double value = Expression.of(slip.value()).value(values);
            boolean isAnother = wrong.stream().noneMatch(other -> Math.abs(other.value() - value) <= 2 * near);
            if (isAnother && Math.abs(value - right) > 2 * near) {
                wrong.add(new Numeric.Slip(value, filled(slip.why(), values)));
            }
        }
        return new Numeric(
                id, filled(prompt, values), weight, tags, filled(explanation, values), right, near, unit, wrong);
    }

    private static String filled(String text, Map<String, Double> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            Double value = values.get(place.group(1));
            if (value == null) {
                throw Expression.unknown(place.group(1));
            }
            return Matcher.quoteReplacement(ShownNumber.of(value));
        });
    }

    /** All names that its texts and expressions use. */
    public Set<String> used() {
        Set<String> used = new TreeSet<>(Expression.of(answer).names());
        with.values().forEach(text -> used.addAll(Expression.of(text).names()));
        List<String> texts = new ArrayList<>(List.of(prompt, explanation));
        slips.forEach(slip -> {
            used.addAll(Expression.of(slip.value()).names());
            texts.add(slip.why());
        });
        texts.forEach(text -> PLACE.matcher(text).results().forEach(place -> used.add(place.group(1))));
        return used;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.drawnNumeric(this);
    }
}
