package dev.podfall.scenario.quiz.exchange;

/** Foreign formats, by the names they have on the command line. */
public enum QuizFormat {
    gift("GIFT", "txt"),
    aiken("Aiken", "txt"),
    moodle("Moodle XML", "xml"),
    qti("QTI 2.1", "zip");

    private final String title;
    private final String ending;

    QuizFormat(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Of a file's name, without a point. */
    public String ending() {
        return ending;
    }

    /** Whether quizzes can be written in it. Aiken has no place for most of what our questions say. */
    public boolean isWritten() {
        return this != aiken;
    }
}
