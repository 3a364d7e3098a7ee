package dev.podfall.grader.gameday;

import java.util.regex.Pattern;

/** What people type. */
final class TypedText {
    /** What moves a terminal's cursor, or turns the direction of the text after it. A line's end stays. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n]]");

    private static final int LONGEST_NAME = 60;
    private static final int FEWEST_LETTERS = 10;

    private TypedText() {}

    /** Who does something. @throws NotInThisDrill if it is empty, or longer than 60 characters */
    static String name(String name) {
        return of("The name", name, LONGEST_NAME).replace('\n', ' ');
    }

    /** Whether it says anything: {@code ...} does not. */
    static boolean isSaid(String text, boolean asSentence) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return letters >= (asSentence ? FEWEST_LETTERS : 1);
    }

    /** Without control characters, and not empty. @throws NotInThisDrill if nothing is left, or too much */
    static String of(String what, String text, int longest) {
        String clean = text == null ? "" : UNSEEN.matcher(text).replaceAll("").strip();
        if (clean.isEmpty() || clean.length() > longest) {
            throw NotInThisDrill.text(what, longest);
        }
        return clean;
    }
}
