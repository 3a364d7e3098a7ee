package dev.podfall.web.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * From values to places in a drawing.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 */
public record Scale(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST_TICKS = 6;

    /** A mark on an axis. */
    public record Tick(String place, String label) {}

    /** Where a value stands, as an attribute of SVG. */
    public String at(double value) {
        return number(from + (value - low) / (high - low) * (to - from));
    }

    /** A few round values between the ends. */
    public List<Tick> ticks() {
        return ticks(step());
    }

    /** The same, for what is counted: whole values. */
    List<Tick> wholeTicks() {
        return ticks(Math.max(1, step()));
    }

    private List<Tick> ticks(double step) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = (int) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(new Tick(at(i * step), label(i * step)));
        }
        return ticks;
    }

    private double step() {
        double rough = (high - low) / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** From 0, or below, to a little above the largest. */
    static Scale over(double least, double most, double from, double to) {
        double low = Math.min(0, least);
        double high = most <= low ? low + 1 : most;
        double step = new Scale(low, high, 0, 1).step();
        return new Scale(low, Math.ceil(high / step) * step, from, to);
    }

    private static String label(double value) {
        BigDecimal rounded = BigDecimal.valueOf(Math.round(value * 1e6) / 1e6).stripTrailingZeros();
        return rounded.toPlainString();
    }

    static String number(double place) {
        return BigDecimal.valueOf(Math.round(place * 10) / 10.0)
                .stripTrailingZeros()
                .toPlainString();
    }
}
