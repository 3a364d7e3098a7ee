package dev.podfall.grader.proof.deck;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory, as manifests write them. */
public final class Quantities {
    private static final Pattern TEXT = Pattern.compile("([0-9.]+)([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "",
            1L,
            "k",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "Ki",
            1L << 10,
            "Mi",
            1L << 20,
            "Gi",
            1L << 30,
            "Ti",
            1L << 40);

    private Quantities() {}

    /** A share of it, in bytes. */
    public static String share(String quantity, double share) {
        return String.valueOf((long) (bytes(quantity) * share));
    }

    /** In bytes. */
    public static long bytes(String quantity) {
        Matcher parts = TEXT.matcher(quantity);
        if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
            throw new IllegalArgumentException("no amount of memory: " + quantity);
        }
        return new BigDecimal(parts.group(1))
                .multiply(BigDecimal.valueOf(UNITS.get(parts.group(2))))
                .longValue();
    }
}
