package dev.podfall.web.quiz.exchange;

import dev.podfall.error.PodfallException;
import dev.podfall.web.server.RequestRefused;

/** A sent file that cannot be read, or taken over. Nothing was kept. */
final class FileRefused extends RequestRefused {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    FileRefused(PodfallException why) {
        super(BAD_REQUEST, why.getMessage(), why.next());
    }
}
