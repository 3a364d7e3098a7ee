package dev.podfall.scenario.quiz;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A number as it stands in a sentence: 43,200 and 99.95. */
final class ShownNumber {
    private static final int GROUPED_FROM = 10_000;

    /** Whole numbers are shown in full, and of others no more than anybody reads. */
    private static final int DIGITS = 6;

    private ShownNumber() {}

    static String of(double number) {
        boolean grouped = Math.abs(number) >= GROUPED_FROM;
        DecimalFormat format = new DecimalFormat(
                grouped ? "#,##0.######" : "0.########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        BigDecimal exact = BigDecimal.valueOf(number);
        int digits = Math.max(DIGITS, exact.precision() - exact.scale());
        return format.format(exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }
}
