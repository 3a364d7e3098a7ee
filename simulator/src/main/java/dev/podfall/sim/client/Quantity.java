package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount such as {@code 250m} or {@code 1Gi}. Comparison is by value; the text is canonical as upstream writes it. Mirrors
 * {@code k8s.io/apimachinery/pkg/api/resource}.
 *
 * @param format how the text is written
 */
public record Quantity(BigDecimal value, Format format) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI);

    private static final Pattern SHAPE =
            Pattern.compile("([+-]?)(\\d+\\.?\\d*|\\.\\d+)(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String BINARY = "KMGTPE";
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final int SMALLEST = -9;

    /** Beyond it amounts are not told apart: nothing has so much, and to write it out would take for ever. */
    private static final int LARGEST_EXPONENT = 100;

    /** How amounts are written. */
    public enum Format {
        DECIMAL_SI,
        BINARY_SI,
        DECIMAL_EXPONENT
    }

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException with upstream's text
     */
    public static Quantity parse(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "quantities must match the regular expression " + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
        BigDecimal number = new BigDecimal(m.group(1) + m.group(2));
        String suffix = m.group(3);
        if (suffix.endsWith("i")) {
            BigDecimal scale = KIBI.pow(BINARY.indexOf(suffix.charAt(0)) + 1);
            return new Quantity(round(number.multiply(scale)), Format.BINARY_SI);
        }
        Integer power = DECIMAL.get(suffix);
        if (power != null) {
            return new Quantity(round(number.scaleByPowerOfTen(power)), Format.DECIMAL_SI);
        }
        int exponent = exponent(suffix.substring(1));
        return new Quantity(round(number.scaleByPowerOfTen(exponent)), Format.DECIMAL_EXPONENT);
    }

    private static int exponent(String text) {
        BigInteger largest = BigInteger.valueOf(LARGEST_EXPONENT);
        return new BigInteger(text).min(largest).max(largest.negate()).intValue();
    }

    /** A field's amount; zero when the field is missing. */
    public static Quantity of(JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull() ? ZERO : parse(node.asText());
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value), Format.DECIMAL_SI);
    }

    public Quantity add(Quantity other) {
        Format kept = value.signum() == 0 ? other.format : format;
        return new Quantity(value.add(other.value), kept);
    }

    public Quantity subtract(Quantity other) {
        Format kept = value.signum() == 0 ? other.format : format;
        return new Quantity(value.subtract(other.value), kept);
    }

    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whole units, rounded up. */
    public long longValue() {
        return value.setScale(0, RoundingMode.CEILING).longValue();
    }

    /** Thousandths, rounded up. */
    public long milliValue() {
        return value.scaleByPowerOfTen(3).setScale(0, RoundingMode.CEILING).longValue();
    }

    /** How many times {@code divisor} fits, rounded up; a divisor of zero counts as one. */
    public long dividedBy(Quantity divisor) {
        BigDecimal by = divisor.value.signum() == 0 ? BigDecimal.ONE : divisor.value;
        return value.divide(by, 0, RoundingMode.CEILING).longValue();
    }

    public int signum() {
        return value.signum();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity q && compareTo(q) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        if (value.signum() == 0) {
            return "0";
        }
        boolean small = value.abs().compareTo(KIBI) < 0;
        return format == Format.BINARY_SI && !small ? binary() : decimal();
    }

    private String binary() {
        BigInteger whole = value.setScale(0, RoundingMode.UP).toBigInteger();
        int power = 0;
        BigInteger[] step = whole.divideAndRemainder(KIBI.toBigInteger());
        while (step[1].signum() == 0 && power < BINARY.length()) {
            whole = step[0];
            power++;
            step = whole.divideAndRemainder(KIBI.toBigInteger());
        }
        return whole + (power == 0 ? "" : BINARY.charAt(power - 1) + "i");
    }

    private String decimal() {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = -stripped.scale();
        int group = Math.min(18, Math.floorDiv(exponent, 3) * 3);
        BigInteger mantissa = stripped.scaleByPowerOfTen(-group).toBigInteger();
        if (format == Format.DECIMAL_EXPONENT) {
            return mantissa + (group == 0 ? "" : "e" + group);
        }
        return mantissa + suffix(group);
    }

    private static String suffix(int power) {
        for (Map.Entry<String, Integer> e : DECIMAL.entrySet()) {
            if (e.getValue() == power) {
                return e.getKey();
            }
        }
        throw new IllegalStateException("no suffix for 10^" + power);
    }

    private static BigDecimal round(BigDecimal exact) {
        return exact.scale() > -SMALLEST ? exact.setScale(-SMALLEST, RoundingMode.UP) : exact;
    }
}
