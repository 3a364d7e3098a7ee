package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A link was wanted to something that is no page of this server. */
public final class NotOurPage extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotOurPage(String path) {
        super(
                Category.CANDIDATE,
                "\"" + path + "\" is no page of this server.",
                "Name the path of a page, such as /labs or /quizzes");
    }
}
