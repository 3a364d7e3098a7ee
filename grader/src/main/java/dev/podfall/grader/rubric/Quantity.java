package dev.podfall.grader.rubric;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts such as {@code 512Mi} or {@code 250m} as numbers. Mirrors {@code k8s.io/apimachinery/pkg/api/resource}. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+)([EPTGMk]i?|Ki|m|u|n|[eE][+-]?[0-9]+)?");
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("T", new BigDecimal("1e12")),
            Map.entry("P", new BigDecimal("1e15")),
            Map.entry("E", new BigDecimal("1e18")),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    private Quantity() {}

    /**
     * The amount in its base unit.
     *
     * @throws IllegalArgumentException if it is none
     */
    static double of(Object written) {
        Matcher form = FORM.matcher(String.valueOf(written).strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no quantity");
        }
        String suffix = form.group(2);
        if (suffix == null) {
            return new BigDecimal(form.group(1)).doubleValue();
        }
        BigDecimal factor = FACTORS.get(suffix);
        return factor == null
                ? new BigDecimal(form.group(1) + suffix).doubleValue()
                : new BigDecimal(form.group(1)).multiply(factor).doubleValue();
    }
}
