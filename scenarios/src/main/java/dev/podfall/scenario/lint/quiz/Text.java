package dev.podfall.scenario.lint.quiz;

/**
 * Something written in a quiz.
 *
 * @param place such as {@code question probes, prompt}
 * @param text what stands there; null when it may be left out and is
 * @param longest how many characters fit where it is shown or kept
 * @param isMarkdown whether it is shown as Markdown
 */
record Text(String place, String text, int longest, boolean isMarkdown) {
    private static final int NAME = 40;
    private static final int VALUE = 100;
    private static final int LINE = 500;
    private static final int PROSE = 5000;

    /** Kept in a narrow column: a version, a unit. */
    static Text name(String place, String text) {
        return new Text(place, text, NAME, false);
    }

    /** Sent by a form: the value of an option or a step. */
    static Text value(String place, String text) {
        return new Text(place, text, VALUE, false);
    }

    /** Words without Markdown, on a line. */
    static Text plain(String place, String text) {
        return new Text(place, text, LINE, false);
    }

    /** Shown word for word, line by line. */
    static Text exhibit(String place, String text) {
        return new Text(place, text, PROSE, false);
    }

    /** Markdown on a line. */
    static Text line(String place, String text) {
        return new Text(place, text, LINE, true);
    }

    /** Markdown with paragraphs. */
    static Text prose(String place, String text) {
        return new Text(place, text, PROSE, true);
    }
}
