package dev.podfall.scenario.quiz.exchange.item;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A foreign file that cannot be read at all. */
public final class UnusableFile extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param what is wrong with it, as the end of a sentence */
    public UnusableFile(String what, String next) {
        super(Category.AUTHOR, "The file cannot be read: " + what + ".", next);
    }
}
