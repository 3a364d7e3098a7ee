package dev.podfall.sim.kubelet.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Amounts such as {@code 500m} and {@code 64Mi}. Mirrors {@code k8s.io/apimachinery/pkg/api/resource}.
 *
 * @param value the amount in base units
 * @param suffix of the unit it was written in; sums keep the first's
 */
public record Quantity(BigDecimal value, String suffix) {
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
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
    private static final String[] BINARY = {"Ei", "Pi", "Ti", "Gi", "Mi", "Ki"};
    private static final String[] DECIMAL = {"E", "P", "T", "G", "M", "k"};

    public static Quantity of(JsonNode node) {
        return parse(node.asText("0"));
    }

    public static Quantity parse(String text) {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1)) && !isExponent(text, end - 1)) {
            end--;
        }
        String suffix = text.substring(end);
        if (!UNITS.containsKey(suffix) || end == 0) {
            throw new IllegalArgumentException(
                    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
        return new Quantity(new BigDecimal(text.substring(0, end)).multiply(UNITS.get(suffix)), suffix);
    }

    private static boolean isExponent(String text, int at) {
        return Character.toLowerCase(text.charAt(at)) == 'e' && at + 1 < text.length() && at > 0;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value), suffix);
    }

    public Quantity max(Quantity other) {
        return value.compareTo(other.value) >= 0 ? this : other;
    }

    /** In whole base units, rounded up. */
    public long units() {
        return value.setScale(0, RoundingMode.CEILING).longValue();
    }

    /** In thousandths, rounded up. */
    public long millis() {
        return value.movePointRight(3).setScale(0, RoundingMode.CEILING).longValue();
    }

    /** How many times {@code divisor} fits, rounded up. */
    public long dividedBy(Quantity divisor) {
        BigDecimal by = divisor.value.signum() == 0 ? BigDecimal.ONE : divisor.value;
        return value.divide(by, 0, RoundingMode.CEILING).longValue();
    }

    /** The canonical text: the largest unit without a fraction. */
    @Override
    public String toString() {
        if (value.signum() == 0) {
            return "0";
        }
        boolean binary = suffix.endsWith("i");
        for (String unit : binary ? BINARY : DECIMAL) {
            BigDecimal[] parts = value.divideAndRemainder(UNITS.get(unit));
            if (parts[0].signum() != 0 && parts[1].signum() == 0) {
                return parts[0].toPlainString().replaceAll("\\..*", "") + unit;
            }
        }
        if (value.stripTrailingZeros().scale() <= 0) {
            return value.setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        }
        return millis() + "m";
    }
}
