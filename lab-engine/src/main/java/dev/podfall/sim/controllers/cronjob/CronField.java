package dev.podfall.sim.controllers.cronjob;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a schedule: the values it admits.
 *
 * @param isStar whether it was left open
 */
record CronField(BitSet values, boolean isStar) {
    /**
     * @param names of the values from {@code min} on, or empty
     * @throws IllegalArgumentException when it cannot be read
     */
    static CronField parse(String text, int min, int max, List<String> names) {
        BitSet values = new BitSet();
        boolean star = false;
        for (String part : text.split(",", -1)) {
            String[] rangeAndStep = part.split("/", -1);
            if (rangeAndStep.length > 2) {
                throw new IllegalArgumentException("too many slashes: " + part);
            }
            String[] range = rangeAndStep[0].split("-", -1);
            boolean open = range[0].equals("*") || range[0].equals("?");
            int step = rangeAndStep.length == 2 ? number(rangeAndStep[1]) : 1;
            int from = open ? min : value(range[0], min, names);
            int to = open || (range.length == 1 && rangeAndStep.length == 2)
                    ? max
                    : value(range[range.length - 1], min, names);
            check(part, range.length, from, to, min, max, step);
            for (int i = from; i <= to; i += step) {
                values.set(i);
            }
            star |= open && step == 1;
        }
        return new CronField(values, star);
    }

    boolean matches(int value) {
        return values.get(value);
    }

    private static void check(String part, int ends, int from, int to, int min, int max, int step) {
        if (ends > 2) {
            throw new IllegalArgumentException("too many hyphens: " + part);
        }
        if (from < min) {
            throw new IllegalArgumentException(
                    "beginning of range (" + from + ") below minimum (" + min + "): " + part);
        }
        if (to > max) {
            throw new IllegalArgumentException("end of range (" + to + ") above maximum (" + max + "): " + part);
        }
        if (from > to) {
            throw new IllegalArgumentException(
                    "beginning of range (" + from + ") beyond end of range (" + to + "): " + part);
        }
        if (step == 0) {
            throw new IllegalArgumentException("step of range should be a positive number: " + part);
        }
    }

    private static int value(String text, int min, List<String> names) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + min : number(text);
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("failed to parse int from " + text);
        }
        return Integer.parseInt(text);
    }
}
