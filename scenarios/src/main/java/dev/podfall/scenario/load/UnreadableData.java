package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A file of the catalogue cannot be read as what it should be. */
public final class UnreadableData extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String what;

    UnreadableData(String where, String what, String fix, Throwable cause) {
        super(Category.AUTHOR, where + ": " + what, fix, cause);
        this.where = where;
        this.what = what;
    }

    /** The file, and the line where it is known: {@code quizzes/probes.yaml:12}. */
    public String where() {
        return where;
    }

    /** What is wrong there, without the place. */
    public String what() {
        return what;
    }
}
