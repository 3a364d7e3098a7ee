package dev.podfall.scenario.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression as a few texts in which {@code *} stands for anything, as formats without regular expressions have it: {@code
 * (kubectl|k) get pods?} is four texts. Used once.
 */
final class FinitePattern {
    private static final int MOST = 24;
    private static final String SPECIAL = ".*+?[]{}()|^$";

    private final String expression;
    private int at;

    private FinitePattern(String expression) {
        this.expression = expression;
    }

    /** Empty if it stands for more texts than are written out, or says what a star cannot. */
    static Optional<List<String>> texts(String expression) {
        FinitePattern pattern = new FinitePattern(expression);
        try {
            List<String> texts = pattern.either();
            boolean whole = pattern.at == expression.length() && texts.stream().noneMatch(String::isBlank);
            return whole ? Optional.of(texts.stream().distinct().toList()) : Optional.empty();
        } catch (NotFinite other) {
            return Optional.empty();
        }
    }

    /** The expression for a text with stars. */
    static String expression(String text) {
        StringBuilder expression = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '*') {
                expression.append(".*");
            } else {
                expression.append((SPECIAL + "\\").indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return expression.toString();
    }

    private List<String> either() {
        List<String> all = new ArrayList<>(sequence());
        while (has('|')) {
            at++;
            all.addAll(sequence());
        }
        return limited(all);
    }

    private List<String> sequence() {
        List<String> all = List.of("");
        while (at < expression.length() && !has('|') && !has(')')) {
            List<String> next = repeated(one());
            List<String> longer = new ArrayList<>();
            all.forEach(begin -> next.forEach(end -> longer.add(begin + end)));
            all = limited(longer);
        }
        return all;
    }

    private List<String> repeated(List<String> one) {
        if (has('?')) {
            at++;
            List<String> maybe = new ArrayList<>(one);
            maybe.add("");
            return maybe;
        }
        if (has('*') || has('+') || has('{')) {
            throw new NotFinite();
        }
        return one;
    }

    private List<String> one() {
        char c = expression.charAt(at++);
        return switch (c) {
            case '\\' -> List.of(escaped());
            case '(' -> group();
            case '[' -> characters();
            case '.' -> {
                if (!has('*')) {
                    throw new NotFinite();
                }
                at++;
                yield List.of("*");
            }
            default -> {
                if (SPECIAL.indexOf(c) >= 0) {
                    throw new NotFinite();
                }
                yield List.of(String.valueOf(c));
            }
        };
    }

    private String escaped() {
        if (at == expression.length()) {
            throw new NotFinite();
        }
        char c = expression.charAt(at++);
        if (Character.isLetterOrDigit(c) || c == '*') {
            throw new NotFinite();
        }
        return String.valueOf(c);
    }

    private List<String> group() {
        if (has('?')) {
            throw new NotFinite();
        }
        List<String> inside = either();
        if (!has(')')) {
            throw new NotFinite();
        }
        at++;
        return inside;
    }

    private List<String> characters() {
        List<String> all = new ArrayList<>();
        while (!has(']')) {
            if (at == expression.length() || "^-\\".indexOf(expression.charAt(at)) >= 0) {
                throw new NotFinite();
            }
            all.add(String.valueOf(expression.charAt(at++)));
        }
        at++;
        return all;
    }

    private boolean has(char c) {
        return at < expression.length() && expression.charAt(at) == c;
    }

    private static List<String> limited(List<String> texts) {
        if (texts.size() > MOST) {
            throw new NotFinite();
        }
        return texts;
    }

    /** It stands for more than can be written out. */
    private static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFinite() {
            super("not finite", null, false, false);
        }
    }
}
