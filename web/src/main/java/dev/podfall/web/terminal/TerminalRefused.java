package dev.podfall.web.terminal;

import dev.podfall.web.server.RequestRefused;

/** A terminal, or a connection to one, that is not given. */
final class TerminalRefused extends RequestRefused {
    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final String OWN_TERMINAL =
            "Use a terminal of your own: podfall shell opens your shell with this cluster.";

    private TerminalRefused(int status, String message, String next) {
        super(status, message, next);
    }

    /** On this server, or for this person, there is none. */
    static TerminalRefused here(String why) {
        return new TerminalRefused(FORBIDDEN, why, OWN_TERMINAL);
    }

    /** Another site's page asked, or a program that does not say whose page it is. */
    static TerminalRefused foreignOrigin() {
        return new TerminalRefused(
                FORBIDDEN,
                "A terminal is only connected to pages of this server.",
                "Open the page that you want a terminal on with podfall open.");
    }

    static TerminalRefused deadTicket() {
        return new TerminalRefused(
                FORBIDDEN,
                "A ticket connects one page to one terminal, once, within " + Tickets.VALID.toSeconds() + " seconds.",
                "Reload the page; it gets a new one.");
    }

    static TerminalRefused tooMany() {
        return new TerminalRefused(
                CONFLICT,
                "There are " + Terminals.MOST + " terminals open here, and that is the most.",
                "Close one of them; they may be open in another tab or window.");
    }

    static TerminalRefused notStarted(String reason) {
        return new TerminalRefused(CONFLICT, "Your shell could not be started: " + reason + ".", OWN_TERMINAL);
    }

    /** It has ended, or never was. */
    static TerminalRefused gone() {
        return new TerminalRefused(GONE, "This terminal has ended.", "Open a new one.");
    }
}
