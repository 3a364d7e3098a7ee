package dev.podfall.sim.schema;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds where a text stops being JSON, and says so in the words of Go's parser. Mirrors the scanner of {@code
 * encoding/json}.
 */
public final class JsonSyntax {
    private static final String CUT_SHORT = "unexpected end of JSON input";
    private static final int DEEPEST = 500;

    private final byte[] text;
    private int at;

    /** Which brackets are open, the outermost first. */
    private final StringBuilder open = new StringBuilder();

    private JsonSyntax(byte[] text) {
        this.text = text;
    }

    /** What is wrong with it; empty if it is one JSON value. */
    public static Optional<String> problem(byte[] text) {
        JsonSyntax syntax = new JsonSyntax(text);
        try {
            syntax.whole();
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private void whole() throws Wrong {
        value();
        while (open.length() > 0) {
            if (open.charAt(open.length() - 1) == '{') {
                afterMember();
            } else {
                afterItem();
            }
        }
        skipSpace();
        if (at < text.length) {
            throw unexpected("after top-level value");
        }
    }

    /** One value; of an object or a list, only as far as its first value. */
    private void value() throws Wrong {
        skipSpace();
        byte first = here();
        switch (first) {
            case '{' -> {
                push('{');
                skipSpace();
                if (here() == '}') {
                    pop();
                } else {
                    member();
                }
            }
            case '[' -> {
                push('[');
                skipSpace();
                if (here() == ']') {
                    pop();
                } else {
                    value();
                }
            }
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> {
                if (first != '-' && !digit(first)) {
                    throw unexpected("looking for beginning of value");
                }
                number();
            }
        }
    }

    private void member() throws Wrong {
        if (here() != '"') {
            throw unexpected("looking for beginning of object key string");
        }
        string();
        skipSpace();
        if (here() != ':') {
            throw unexpected("after object key");
        }
        at++;
        value();
    }

    private void afterMember() throws Wrong {
        skipSpace();
        if (here() == '}') {
            pop();
        } else if (here() == ',') {
            at++;
            skipSpace();
            member();
        } else {
            throw unexpected("after object key:value pair");
        }
    }

    private void afterItem() throws Wrong {
        skipSpace();
        if (here() == ']') {
            pop();
        } else if (here() == ',') {
            at++;
            value();
        } else {
            throw unexpected("after array element");
        }
    }

    private void push(char bracket) throws Wrong {
        at++;
        open.append(bracket);
        if (open.length() > DEEPEST) {
            throw new Wrong("exceeded max depth");
        }
    }

    private void pop() {
        at++;
        open.setLength(open.length() - 1);
    }

    private void string() throws Wrong {
        at++;
        while (here() != '"') {
            if (here() >= 0 && here() < ' ') {
                throw unexpected("in string literal");
            }
            if (here() == '\\') {
                escape();
            } else {
                at++;
            }
        }
        at++;
    }

    private void escape() throws Wrong {
        at++;
        if (here() == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (Character.digit(here(), 16) < 0) {
                    throw unexpected("in \\u hexadecimal character escape");
                }
            }
        } else if ("bfnrt\\/\"".indexOf(here()) < 0) {
            throw unexpected("in string escape code");
        }
        at++;
    }

    private void literal(String word) throws Wrong {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (here() != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
    }

    private void number() throws Wrong {
        if (here() == '-') {
            at++;
            require("in numeric literal");
        }
        if (here() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length && text[at] == '.') {
            at++;
            require("after decimal point in numeric literal");
            digits();
        }
        if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            require("in exponent of numeric literal");
            digits();
        }
    }

    private void require(String context) throws Wrong {
        if (!digit(here())) {
            throw unexpected(context);
        }
    }

    private void digits() {
        while (at < text.length && digit(text[at])) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
            at++;
        }
    }

    private byte here() throws Wrong {
        if (at >= text.length) {
            throw new Wrong(CUT_SHORT);
        }
        return text[at];
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private Wrong unexpected(String context) {
        return new Wrong("invalid character " + GoText.quotedByte(text[at]) + " " + context);
    }

    /** Not JSON; never leaves this class. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** The text of bytes, in which those that are no UTF-8 are replaced, as Go does. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
