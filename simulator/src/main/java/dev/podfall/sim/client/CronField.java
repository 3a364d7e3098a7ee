package dev.podfall.sim.client;

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
     * @throws IllegalArgumentException with upstream's text when it cannot be read
     */
    static CronField parse(String text, int min, int max, List<String> names) {
        BitSet values = new BitSet();
        boolean star = false;
        for (String part : text.split(",")) {
            if (part.isEmpty()) {
                continue;
            }
            String[] rangeAndStep = part.split("/", -1);
            String[] range = rangeAndStep[0].split("-", -1);
            boolean open = range[0].equals("*") || range[0].equals("?");
            long from = open ? min : value(range[0], min, names);
            if (!open && range.length > 2) {
                throw new IllegalArgumentException("too many hyphens: " + part);
            }
            long to = open ? max : range.length == 1 ? from : value(range[1], min, names);
            if (rangeAndStep.length > 2) {
                throw new IllegalArgumentException("too many slashes: " + part);
            }
            long step = rangeAndStep.length == 2 ? number(rangeAndStep[1]) : 1;
            to = rangeAndStep.length == 2 && range.length == 1 ? max : to;
            check(part, from, to, min, max, step);
            for (long i = from; i <= to; i += step) {
                values.set((int) i);
            }
            star |= open && step == 1;
        }
        return new CronField(values, star);
    }

    boolean matches(int value) {
        return values.get(value);
    }

    private static void check(String part, long from, long to, int min, int max, long step) {
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

    private static long value(String text, int min, List<String> names) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + min : number(text);
    }

    private static long number(String text) {
        if (!text.matches("[+-]?\\d{1,18}")) {
            String why = text.matches("[+-]?\\d+") ? "value out of range" : "invalid syntax";
            throw new IllegalArgumentException(
                    "failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text + "\": " + why);
        }
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new IllegalArgumentException("negative number (" + number + ") not allowed: " + text);
        }
        return number;
    }
}
