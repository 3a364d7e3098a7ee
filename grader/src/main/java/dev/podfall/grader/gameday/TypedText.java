package dev.podfall.grader.gameday;

/** What people type. */
final class TypedText {
    private TypedText() {}

    /** Without control characters, and not empty. @throws NotInThisDrill if nothing is left, or too much */
    static String of(String what, String text, int longest) {
        String clean =
                text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n]]", "").strip();
        if (clean.isEmpty() || clean.length() > longest) {
            throw NotInThisDrill.text(what, longest);
        }
        return clean;
    }
}
