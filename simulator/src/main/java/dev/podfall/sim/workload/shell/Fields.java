package dev.podfall.sim.workload.shell;

import java.util.ArrayList;
import java.util.List;

/** Builds words from pieces, splitting what came from unquoted expansions, and remembering what was quoted. */
final class Fields {
    private static final int MOST = 4 << 20;

    private final String separators;
    private final boolean splitting;
    private final List<Field> done = new ArrayList<>();
    private Field current = new Field();
    private int size;

    /** @param separators IFS, or null for the usual ones */
    Fields(String separators, boolean splitting) {
        this.separators = separators == null ? " \t\n" : separators;
        this.splitting = splitting;
    }

    void literal(String text, boolean quoted) {
        grow(text.length());
        current.add(text, quoted);
        current.present |= quoted || !text.isEmpty();
    }

    void expansion(String text, boolean quoted) {
        if (quoted || !splitting) {
            literal(text, quoted);
            return;
        }
        grow(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                current.add(String.valueOf(c), false);
                current.present = true;
            } else if (current.present || !Character.isWhitespace(c)) {
                current.present = true;
                breakField();
            }
        }
    }

    /** The pieces that follow belong to another word. */
    void breakField() {
        if (current.present) {
            done.add(current);
        }
        current = new Field();
    }

    private void grow(int by) {
        size += by;
        if (size > MOST || done.size() > 200_000) {
            throw ShellError.outOfMemory();
        }
    }

    List<Field> finish() {
        breakField();
        return done;
    }

    /** All pieces as one word, whatever it is. */
    Field single() {
        return current;
    }

    /** A word; each character is known to be quoted or not. */
    static final class Field {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder quoted = new StringBuilder();
        private boolean present;

        private void add(String more, boolean isQuoted) {
            text.append(more);
            quoted.append((isQuoted ? "q" : "u").repeat(more.length()));
        }

        String text() {
            return text.toString();
        }

        boolean hasWildcards() {
            for (int i = 0; i < text.length(); i++) {
                if (quoted.charAt(i) == 'u' && "*?[".indexOf(text.charAt(i)) >= 0) {
                    return true;
                }
            }
            return false;
        }

        /** As a pattern: quoted characters stand for themselves. */
        String pattern() {
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (quoted.charAt(i) == 'q' && "*?[]\\".indexOf(text.charAt(i)) >= 0) {
                    pattern.append('\\');
                }
                pattern.append(text.charAt(i));
            }
            return pattern.toString();
        }
    }
}
