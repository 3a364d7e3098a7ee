package dev.podfall.sim.workload.utilities;

import java.util.Comparator;

/** The order {@code sort}'s options ask for. */
final class SortOrder {
    private SortOrder() {}

    static Comparator<String> of(Options options) {
        String key = options.get("k", "");
        int field = key.matches("[0-9]{1,4}.*") ? Integer.parseInt(key.replaceAll("[^0-9].*", "")) : 0;
        boolean numeric = options.has("n") || options.has("h") || key.contains("n");
        Comparator<String> order = numeric
                ? Comparator.comparingDouble(line -> number(field(line, field, options)))
                : Comparator.comparing(line -> {
                    String text = field(line, field, options);
                    return options.has("f") ? text.toLowerCase(java.util.Locale.ROOT) : text;
                });
        Comparator<String> whole = order.thenComparing(Comparator.naturalOrder());
        return options.has("r") || key.contains("r") ? whole.reversed() : whole;
    }

    private static String field(String line, int field, Options options) {
        if (field == 0) {
            return line;
        }
        String separator = options.get("t", null);
        String[] parts = separator == null
                ? line.trim().split("\\s+")
                : line.split(java.util.regex.Pattern.quote(separator), -1);
        return field <= parts.length ? parts[field - 1] : "";
    }

    private static double number(String text) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "^\\s*(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)([KMG]?)")
                .matcher(text);
        if (!matcher.find()) {
            return 0;
        }
        double unit = switch (matcher.group(2)) {
            case "K" -> 1 << 10;
            case "M" -> 1 << 20;
            case "G" -> 1 << 30;
            default -> 1;
        };
        return Double.parseDouble(matcher.group(1)) * unit;
    }
}
