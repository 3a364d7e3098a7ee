package dev.podfall.scenario.quiz.exchange.gift;

import java.util.ArrayList;
import java.util.List;

/**
 * The escapes of GIFT. While a question is taken apart, an escaped character is a private one, so that it is not taken for a mark.
 */
final class GiftText {
    private static final String MARKS = "\\:#={}~[]->%";
    /** The first of a block of characters that nobody's alphabet has. */
    private static final char PRIVATE = '\uE100';

    private GiftText() {}

    /** Escaped characters become private ones. */
    static String hidden(String raw) {
        StringBuilder hidden = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int mark = c == '\\' && i + 1 < raw.length() ? MARKS.indexOf(raw.charAt(i + 1)) : -1;
            if (mark >= 0) {
                hidden.append((char) (PRIVATE + mark));
                i++;
            } else if (c == '\\' && i + 1 < raw.length() && raw.charAt(i + 1) == 'n') {
                hidden.append((char) (PRIVATE + MARKS.length()));
                i++;
            } else {
                hidden.append(c);
            }
        }
        return hidden.toString();
    }

    /** The characters that were meant. */
    static String shown(String hidden) {
        StringBuilder shown = new StringBuilder();
        for (char c : hidden.toCharArray()) {
            int mark = c - PRIVATE;
            if (mark >= 0 && mark < MARKS.length()) {
                shown.append(MARKS.charAt(mark));
            } else {
                shown.append(mark == MARKS.length() ? '\n' : c);
            }
        }
        return shown.toString().strip();
    }

    /** A text that stands in a file: marks are escaped, and line breaks are written as {@code \n}. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.strip().toCharArray()) {
            if (c == '\n') {
                escaped.append("\\n");
            } else if (c != '\r') {
                escaped.append("\\:#={}~".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    /** The parts between marks; each begins with its own. What stands before the first mark is left out. */
    static List<String> parts(String hidden, String marks) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = null;
        for (char c : hidden.toCharArray()) {
            if (marks.indexOf(c) >= 0) {
                if (part != null) {
                    parts.add(part.toString());
                }
                part = new StringBuilder();
            }
            if (part != null) {
                part.append(c);
            }
        }
        if (part != null) {
            parts.add(part.toString());
        }
        return parts;
    }
}
