package dev.podfall.grader.report.form;

/** What something is printed on: from top to bottom. Texts are plain, and may be hostile. */
interface Paper {
    /** The first line. */
    void title(String text);

    /** A section begins. */
    void heading(String text);

    /** What a paragraph is about. */
    void strong(String text);

    /** A paragraph; its line breaks are kept. */
    void text(String text);

    /** What belongs to the line before. */
    void detail(String text);

    /** The whole file. Nothing can be printed after that. */
    byte[] bytes();
}
