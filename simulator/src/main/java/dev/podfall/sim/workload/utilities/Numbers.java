package dev.podfall.sim.workload.utilities;

/** Numbers as utilities take them. */
final class Numbers {
    private Numbers() {}

    /** {@code 10}, {@code 4k}, {@code 2M}. @throws Call.Usage when it is none */
    static long size(String text) {
        if (!text.matches("[0-9]{1,12}[bkKMG]?[B]?")) {
            throw new Call.Usage("invalid number '" + text + "'");
        }
        String digits = text.replaceAll("[^0-9]", "");
        long unit = text.contains("k") || text.contains("K")
                ? 1L << 10
                : text.contains("M") ? 1L << 20 : text.contains("G") ? 1L << 30 : 1;
        return Long.parseLong(digits) * unit;
    }

    /** @throws Call.Usage when it is none */
    static int integer(String text) {
        if (!text.matches("[-+]?[0-9]{1,9}")) {
            throw new Call.Usage("invalid number '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** As {@link #integer}, but longer. @throws Call.Usage when it is none */
    static long whole(String text) {
        if (!text.matches("[-+]?[0-9]{1,18}")) {
            throw new Call.Usage("invalid number '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /** Seconds with a unit: {@code 5}, {@code 0.5}, {@code 2m}, {@code infinity}. @throws Call.Usage when it is none */
    static java.time.Duration duration(String text) {
        if (text.equals("infinity") || text.equals("inf")) {
            return java.time.Duration.ofDays(36_500);
        }
        if (!text.matches("[0-9]{0,10}(\\.[0-9]{0,9})?[smhd]?") || !text.matches(".*[0-9].*")) {
            throw new Call.Usage("invalid number '" + text + "'");
        }
        char unit = text.charAt(text.length() - 1);
        double seconds = Double.parseDouble(Character.isLetter(unit) ? text.substring(0, text.length() - 1) : text);
        int factor = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86_400 : 1;
        return java.time.Duration.ofMillis((long) (seconds * factor * 1000));
    }
}
