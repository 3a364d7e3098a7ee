package dev.podfall.sim.workload.shell;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Evaluates {@code $((…))}: C's integer operators over 64-bit numbers, with variables and assignment. */
final class Arithmetic {
    private static final int DEEPEST = 100;
    private static final String[][] LEVELS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };
    private static final String[] ASSIGN = {"=", "+=", "-=", "*=", "/=", "%="};

    private final String text;
    private final Function<String, String> read;
    private final BiConsumer<String, String> write;
    private int at;
    private int depth;

    private Arithmetic(String text, Function<String, String> read, BiConsumer<String, String> write) {
        this.text = text;
        this.read = read;
        this.write = write;
    }

    /** @throws ShellError with ash's text */
    static long evaluate(String text, Function<String, String> read, BiConsumer<String, String> write) {
        Arithmetic arithmetic = new Arithmetic(text, read, write);
        arithmetic.space();
        if (arithmetic.at >= text.length()) {
            return 0;
        }
        long value = arithmetic.expression();
        if (arithmetic.at < text.length()) {
            throw new ShellError("arithmetic syntax error");
        }
        return value;
    }

    private long expression() {
        if (++depth > DEEPEST) {
            throw new ShellError("arithmetic syntax error");
        }
        long value;
        int start = at;
        String name = name();
        String assign = name.isEmpty() ? null : assignment();
        if (assign != null) {
            long right = expression();
            value = assign.equals("=") ? right : apply(assign.substring(0, 1), variable(name), right);
            write.accept(name, Long.toString(value));
        } else {
            at = start;
            value = ternary();
        }
        depth--;
        return value;
    }

    private String assignment() {
        for (String operator : ASSIGN) {
            boolean comparison = operator.equals("=") && text.startsWith("==", at);
            if (text.startsWith(operator, at) && !comparison) {
                at += operator.length();
                space();
                return operator;
            }
        }
        return null;
    }

    private long ternary() {
        long condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        long yes = expression();
        if (!take(":")) {
            throw new ShellError("arithmetic syntax error");
        }
        long no = expression();
        return condition != 0 ? yes : no;
    }

    private long binary(int level) {
        if (level == LEVELS.length) {
            return unary();
        }
        long left = binary(level + 1);
        for (String operator = operator(level); operator != null; operator = operator(level)) {
            left = apply(operator, left, binary(level + 1));
        }
        return left;
    }

    private String operator(int level) {
        for (String operator : LEVELS[level]) {
            if (text.startsWith(operator, at) && !longer(operator)) {
                at += operator.length();
                space();
                return operator;
            }
        }
        return null;
    }

    /** Whether what stands here is another, longer operator. */
    private boolean longer(String operator) {
        if (operator.length() > 1 || at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return ("|&<>".contains(operator) && next == operator.charAt(0)) || ("|&".contains(operator) && next == '=');
    }

    private long unary() {
        if (++depth > DEEPEST) {
            throw new ShellError("arithmetic syntax error");
        }
        long value;
        if (text.startsWith("++", at) || text.startsWith("--", at)) {
            int step = text.charAt(at) == '+' ? 1 : -1;
            at += 2;
            space();
            String name = name();
            value = variable(name) + step;
            write.accept(name, Long.toString(value));
        } else if (take("-")) {
            value = -unary();
        } else if (take("+")) {
            value = unary();
        } else if (take("!")) {
            value = unary() == 0 ? 1 : 0;
        } else if (take("~")) {
            value = ~unary();
        } else {
            value = primary();
        }
        depth--;
        return value;
    }

    private long primary() {
        if (take("(")) {
            long value = expression();
            if (!take(")")) {
                throw new ShellError("arithmetic syntax error");
            }
            return value;
        }
        String name = name();
        if (!name.isEmpty()) {
            return postfix(name);
        }
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        space();
        return number(digits);
    }

    private long postfix(String name) {
        long value = variable(name);
        if (text.startsWith("++", at) || text.startsWith("--", at)) {
            write.accept(name, Long.toString(value + (text.charAt(at) == '+' ? 1 : -1)));
            at += 2;
            space();
        }
        return value;
    }

    private long variable(String name) {
        String value = read.apply(name);
        return value == null || value.isBlank() ? 0 : number(value.trim());
    }

    private static long number(String digits) {
        try {
            boolean octal = digits.length() > 1 && digits.startsWith("0") && digits.matches("[0-7]+");
            return octal ? Long.parseLong(digits, 8) : digits.isEmpty() ? fail() : Long.decode(digits);
        } catch (NumberFormatException notANumber) {
            return fail();
        }
    }

    private static long fail() {
        throw new ShellError("arithmetic syntax error");
    }

    private static long apply(String operator, long a, long b) {
        return switch (operator) {
            case "||" -> a != 0 || b != 0 ? 1 : 0;
            case "&&" -> a != 0 && b != 0 ? 1 : 0;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> a == b ? 1 : 0;
            case "!=" -> a != b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            case "<" -> a < b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> divide(operator, a, b);
        };
    }

    private static long divide(String operator, long a, long b) {
        if (b == 0) {
            throw new ShellError("divide by zero");
        }
        return operator.equals("/") ? a / b : a % b;
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetter(text.charAt(at))
                        || text.charAt(at) == '_'
                        || (at > start && Character.isDigit(text.charAt(at))))) {
            at++;
        }
        String name = text.substring(start, at);
        space();
        return name;
    }

    private boolean take(String operator) {
        if (!text.startsWith(operator, at)) {
            return false;
        }
        at += operator.length();
        space();
        return true;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
