package dev.podfall.scenario.quiz.arithmetic;

import dev.podfall.scenario.quiz.arithmetic.Expression.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression by descent. Used once. */
final class ExpressionReader {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 40;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)|([A-Za-z][A-Za-z0-9_]*)|([-+*/^(),]))");

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private int depth;

    ExpressionReader(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionWrong("it is longer than " + LONGEST + " characters");
        }
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find(end) && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new ExpressionWrong("\"" + text.substring(end).strip() + "\" is nothing that can be computed");
        }
    }

    Node whole() {
        Node node = sum();
        if (at < tokens.size()) {
            throw new ExpressionWrong("\"" + tokens.get(at) + "\" is in the wrong place");
        }
        return node;
    }

    Set<String> names() {
        return Set.copyOf(names);
    }

    private Node sum() {
        if (++depth > DEEPEST) {
            throw new ExpressionWrong("its brackets are nested too deep");
        }
        Node left = product();
        while (has("+") || has("-")) {
            left = joined(next().equals("+") ? Double::sum : (a, b) -> a - b, left, product());
        }
        depth--;
        return left;
    }

    private Node product() {
        Node left = signed();
        while (has("*") || has("/")) {
            left = joined(next().equals("*") ? (a, b) -> a * b : (a, b) -> a / b, left, signed());
        }
        return left;
    }

    /** A minus binds less than a power: -2^2 is -4. */
    private Node signed() {
        boolean minus = false;
        while (has("-")) {
            next();
            minus = !minus;
        }
        Node power = power();
        return minus ? values -> -power.value(values) : power;
    }

    private Node power() {
        Node base = atom();
        if (!has("^")) {
            return base;
        }
        next();
        return joined(Math::pow, base, has("-") ? signed() : atom());
    }

    private Node atom() {
        String token = next();
        if (token.equals("(")) {
            Node inside = sum();
            expect(")");
            return inside;
        }
        if (Character.isLetter(token.charAt(0))) {
            return has("(") ? call(token) : name(token);
        }
        if (Character.isDigit(token.charAt(token.length() - 1))) {
            double number = Double.parseDouble(token);
            return values -> number;
        }
        throw new ExpressionWrong("\"" + token + "\" is in the wrong place");
    }

    private Node name(String name) {
        names.add(name);
        return values -> {
            Double value = values.get(name);
            if (value == null) {
                throw Expression.unknown(name);
            }
            return value;
        };
    }

    private Node call(String function) {
        next();
        Node first = sum();
        Node second = null;
        if (has(",")) {
            next();
            second = sum();
        }
        expect(")");
        boolean pair = second != null;
        return switch (function + (pair ? 2 : 1)) {
            case "min2" -> joined(Math::min, first, second);
            case "max2" -> joined(Math::max, first, second);
            case "round1" -> values -> Math.rint(first.value(values));
            case "round2" -> joined(ExpressionReader::rounded, first, second);
            case "floor1" -> values -> Math.floor(first.value(values));
            case "ceil1" -> values -> Math.ceil(first.value(values));
            default ->
                throw new ExpressionWrong("there is no " + function + " of " + (pair ? "two numbers" : "one number"));
        };
    }

    private static double rounded(double number, double decimals) {
        double shift = Math.pow(10, Math.rint(decimals));
        return Math.rint(number * shift) / shift;
    }

    private static Node joined(DoubleBinaryOperator operation, Node left, Node right) {
        return values -> operation.applyAsDouble(left.value(values), right.value(values));
    }

    private boolean has(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String next() {
        if (at == tokens.size()) {
            throw new ExpressionWrong("it ends too early");
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw new ExpressionWrong("a \"" + token + "\" is missing");
        }
    }
}
