package dev.podfall.grader.report.form;

import java.util.Locale;

/** Text and numbers as every form can carry them. */
final class PlainWords {
    private PlainWords() {}

    /** Without what no format takes or what steers a reader: control characters, changes of direction, halves of characters. */
    static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(PlainWords::isPlain).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isPlain(int c) {
        boolean steers = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean isNothing = Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
        return c == '\n' || c == '\t' || !Character.isISOControl(c) && !steers && !isNothing;
    }

    /** {@code 12} or {@code 12.5}, with a point in every country. */
    static String of(double number) {
        return number == Math.rint(number)
                ? String.valueOf((long) number)
                : String.format(Locale.ROOT, "%.2f", number).replaceFirst("0$", "");
    }
}
