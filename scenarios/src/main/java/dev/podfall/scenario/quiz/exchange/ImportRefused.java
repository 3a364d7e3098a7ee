package dev.podfall.scenario.quiz.exchange;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.io.IOException;
import java.nio.file.Path;

/** A quiz was read, and is not put into the catalogue. Nothing of it was kept. */
public final class ImportRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    private ImportRefused(Category category, String message, String next) {
        super(category, message, next);
    }

    static ImportRefused unfinished(int problems) {
        return new ImportRefused(
                Category.AUTHOR,
                problems + (problems == 1 ? " problem keeps" : " problems keep")
                        + " the file from being imported as a whole.",
                "Correct the file, or leave out the questions with problems (--leave-out); some have to be left.");
    }

    static ImportRefused nothingLeft() {
        return new ImportRefused(
                Category.AUTHOR,
                "No question is left: each of them has a problem.",
                "Correct the file: the problems are shown when none is left out.");
    }

    static ImportRefused taken(String id) {
        return new ImportRefused(
                Category.CANDIDATE, "There is a quiz \"" + id + "\" already.", "Choose another id (--id ID).");
    }

    static ImportRefused tooLarge() {
        return new ImportRefused(
                Category.AUTHOR,
                "As a file of ours the quiz is larger than 1 MiB.",
                "Split the file, and import its parts.");
    }

    static ImportRefused unwritable(Path file, IOException why) {
        return new ImportRefused(
                Category.ENVIRONMENT,
                file + " cannot be written (" + why.getMessage() + ").",
                "See whether the folder is there and can be written.");
    }
}
