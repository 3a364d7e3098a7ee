package dev.podfall.sim.workload.utilities;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of a stranger: POSIX syntax, and a bound on what a match may cost. */
final class SafePattern {
    private static final int MOST_STEPS = 200_000;

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @param extended whether it is an ERE
     * @throws Call.Usage when it is no expression
     */
    static SafePattern of(String text, boolean extended, boolean ignoreCase) {
        try {
            String java = classes(extended ? text : basicToExtended(text));
            return new SafePattern(Pattern.compile(java, ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException | StackOverflowError bad) {
            throw new Call.Usage("bad regex '" + text + "': Invalid regular expression", 2);
        }
    }

    static SafePattern literal(String text, boolean ignoreCase) {
        return new SafePattern(Pattern.compile(text, Pattern.LITERAL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)));
    }

    private static String basicToExtended(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append("(){}+?|".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
            } else if (c == '[') {
                int end = bracketEnd(text, i);
                out.append(text, i, end);
                i = end - 1;
            } else if ("(){}+?|".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else if (c == '*' && out.length() == 0) {
                out.append("\\*");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int bracketEnd(String text, int from) {
        int i = from + 1;
        i += i < text.length() && text.charAt(i) == '^' ? 1 : 0;
        i += i < text.length() && text.charAt(i) == ']' ? 1 : 0;
        while (i < text.length() && text.charAt(i) != ']') {
            i += text.startsWith("[:", i) && text.indexOf(":]", i) > 0 ? text.indexOf(":]", i) + 2 - i : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    private static String classes(String text) {
        return text.replace("[:digit:]", "0-9")
                .replace("[:alpha:]", "a-zA-Z")
                .replace("[:alnum:]", "a-zA-Z0-9")
                .replace("[:space:]", "\\s")
                .replace("[:upper:]", "A-Z")
                .replace("[:lower:]", "a-z")
                .replace("[:punct:]", "\\p{Punct}");
    }

    Matcher matcher(CharSequence text) {
        return pattern.matcher(new Counted(text, new int[1]));
    }

    boolean find(String text) {
        return matcher(text).find();
    }

    boolean matches(String text) {
        return matcher(text).matches();
    }

    /** Text that allows only so many looks at it. */
    private record Counted(CharSequence text, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_STEPS + 50 * text.length()) {
                throw new Call.Usage("regex: out of memory", 2);
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
