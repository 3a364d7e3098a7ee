package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Who came by a link to a seat in a drill asks for something else: labs, quizzes and exams would run for the owner of this server. */
public final class NoGuests extends PodfallException {
    private static final long serialVersionUID = 1L;

    NoGuests() {
        super(
                Category.CANDIDATE,
                "You came by a link to a seat in a drill. Nothing else of this server is behind it.",
                "Go back to your room.");
    }
}
