package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A browser asked for what only the command line may do: it proves by a file that it runs as the owner of this server. */
public final class OwnersAlone extends PodfallException {
    private static final long serialVersionUID = 1L;

    OwnersAlone() {
        super(
                Category.CANDIDATE,
                "Only the command line of this server's owner may use its API.",
                "Use the podfall command on this machine, or the pages in the browser");
    }
}
