package dev.podfall.web.gameday;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A guest of a drill wants a seat that nobody gave to them. */
final class SeatByLinkOnly extends PodfallException {
    private static final long serialVersionUID = 1L;

    SeatByLinkOnly() {
        super(
                Category.CANDIDATE,
                "You came by a link to one seat; another one, and a drill of your own, are not behind it.",
                "Go back to your room, or ask the facilitator for a link.");
    }
}
