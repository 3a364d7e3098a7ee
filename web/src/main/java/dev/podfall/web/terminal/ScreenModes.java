package dev.podfall.web.terminal;

import java.util.Set;
import java.util.TreeSet;

/**
 * The private modes of a terminal that programs switch on and off ({@code ESC [ ? 1049 h}): full screen, pasting in brackets, mouse
 * reports. Who sees only the end of what was printed must be told them.
 */
final class ScreenModes {
    private static final Set<Integer> FULL_SCREEN = Set.of(47, 1047, 1049);
    /** A longer list of parameters is none that a program sends. */
    private static final int LONGEST = 64;

    private enum State {
        TEXT,
        ESCAPE,
        BRACKET,
        PRIVATE
    }

    private final Set<Integer> on = new TreeSet<>();
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.TEXT;

    void read(byte[] bytes, int length) {
        for (var i = 0; i < length; i++) {
            read((char) (bytes[i] & 0xff));
        }
    }

    private void read(char c) {
        state = switch (state) {
            case TEXT -> c == '\033' ? State.ESCAPE : State.TEXT;
            case ESCAPE -> afterEscape(c);
            case BRACKET -> c == '?' ? State.PRIVATE : State.TEXT;
            case PRIVATE -> inside(c);
        };
    }

    private State afterEscape(char c) {
        if (c == 'c') {
            on.clear();
        }
        parameters.setLength(0);
        return c == '[' ? State.BRACKET : c == '\033' ? State.ESCAPE : State.TEXT;
    }

    private State inside(char c) {
        if ((c >= '0' && c <= '9' || c == ';') && parameters.length() < LONGEST) {
            parameters.append(c);
            return State.PRIVATE;
        }
        if (c == 'h' || c == 'l') {
            for (var mode : parameters.toString().split(";")) {
                change(mode, c == 'h');
            }
        }
        return State.TEXT;
    }

    private void change(String digits, boolean set) {
        if (digits.isEmpty() || digits.length() > 4) {
            return;
        }
        var mode = Integer.parseInt(digits);
        if (set) {
            on.add(mode);
        } else {
            on.remove(mode);
        }
    }

    /** Whether a program such as an editor has the whole screen. */
    boolean isFullScreen() {
        return on.stream().anyMatch(FULL_SCREEN::contains);
    }

    /** What sets all that are on. */
    String asSequences() {
        var all = new StringBuilder();
        on.forEach(mode -> all.append("\033[?").append(mode).append('h'));
        return all.toString();
    }
}
