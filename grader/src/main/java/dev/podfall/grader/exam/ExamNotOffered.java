package dev.podfall.grader.exam;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The exam's file has something to correct. */
public final class ExamNotOffered extends PodfallException {
    private static final long serialVersionUID = 1L;

    ExamNotOffered(String id) {
        super(
                Category.CANDIDATE,
                "The exam " + id + " cannot be offered: its author has something to correct in it.",
                "See what: podfall author lint " + id);
    }
}
