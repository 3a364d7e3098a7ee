package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.Mark.Remark;
import dev.podfall.scenario.quiz.Numeric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All or nothing, within the tolerance. What cannot be read as a number is no answer. */
record NumericMarking(Numeric question) implements Marking {
    private static final int SHOWN_DIGITS = 6;

    @Override
    public Mark mark(JsonNode given) {
        Optional<BigDecimal> number = reading(given).number();
        boolean right = number.isPresent() && isWithin(number.get(), question.answer());
        String unit = question.unit() == null ? "" : " " + question.unit();
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(shown(question.answer()) + unit, right, true, question.explanation()));
        for (Numeric.Slip slip : question.slips()) {
            boolean chosen = !right && number.isPresent() && isWithin(number.get(), slip.value());
            remarks.add(new Remark(shown(slip.value()) + unit, chosen, false, slip.why()));
        }
        return new Mark(right ? 1 : 0, number.isPresent(), shown(question.answer()) + unit, remarks);
    }

    @Override
    public Completeness completeness(JsonNode given) {
        if (given.asText("").isBlank()) {
            return Completeness.NONE;
        }
        return reading(given).number().isPresent() ? Completeness.COMPLETE : Completeness.UNREADABLE;
    }

    @Override
    public Optional<Note> note(JsonNode given) {
        if (given.asText("").isBlank()) {
            return Optional.empty();
        }
        NumberReading reading = reading(given);
        return Optional.of(reading.number()
                .map(number -> new Note("Read as " + shown(number) + unit() + ".", false))
                .orElseGet(() -> new Note(reading.problem(), true)));
    }

    private String unit() {
        return question.unit() == null ? "" : " " + question.unit();
    }

    private NumberReading reading(JsonNode given) {
        return NumberReading.of(given.asText(""), question.unit());
    }

    /** In decimal, so that the ends of a tolerance are right as the author wrote them. */
    private boolean isWithin(BigDecimal number, double target) {
        return Double.isFinite(target)
                && Double.isFinite(question.tolerance())
                && number.subtract(BigDecimal.valueOf(target)).abs().compareTo(BigDecimal.valueOf(question.tolerance()))
                        <= 0;
    }

    /** To as many digits as anybody reads, where the tolerance takes that for the same number. */
    private String shown(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        int digits = Math.max(SHOWN_DIGITS, exact.precision() - exact.scale());
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return shown(isWithin(rounded, number) ? rounded : exact);
    }

    private static String shown(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal plain = number.stripTrailingZeros();
        boolean readable = Math.abs((long) plain.precision() - plain.scale()) <= 15 && plain.scale() <= 15;
        return readable ? plain.toPlainString() : plain.toString();
    }
}
