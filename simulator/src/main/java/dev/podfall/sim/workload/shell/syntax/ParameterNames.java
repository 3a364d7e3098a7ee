package dev.podfall.sim.workload.shell.syntax;

/** Where a parameter's name ends, and which operator follows it. */
public final class ParameterNames {
    private static final String[] OPERATORS = {
        ":-", ":=", ":?", ":+", "##", "%%", "//", "-", "=", "?", "+", "#", "%", "/", ":"
    };

    private ParameterNames() {}

    /** Whether the text can name a variable. */
    public static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** The end of {@code $name} from {@code from} on; {@code from} itself when there is no name. */
    static int end(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        char first = text.charAt(from);
        if ("@*#?-$!".indexOf(first) >= 0 || Character.isDigit(first)) {
            return from + 1;
        }
        return nameEnd(text, from);
    }

    /** As {@link #end}, where several digits may stand. */
    static int bracedEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > from ? at : end(text, from);
    }

    /** The end of an index in brackets that follows the name between {@code from} and {@code end}; {@code end} without one. */
    static int indexEnd(String text, int from, int end) {
        boolean indexed = end < text.length() && text.charAt(end) == '[' && isName(text.substring(from, end));
        int close = indexed ? text.indexOf(']', end) : -1;
        return close < 0 ? end : close + 1;
    }

    /** Whether the text names an element of an array, such as {@code name[1]}. */
    static boolean isElement(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*\\[[^\\[\\]]+\\]");
    }

    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isNamePart(text.charAt(at), at == from)) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_' || (c < 128 && (Character.isLetter(c) || (!first && Character.isDigit(c))));
    }

    /** The operator at that place, or empty. */
    static String operator(String text, int at) {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                return operator;
            }
        }
        if (at < text.length() && text.charAt(at) != '}') {
            throw SyntaxError.of("bad substitution");
        }
        return "";
    }
}
