package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import java.util.List;
import java.util.Optional;

/** {@code test} and {@code [}: files, strings, numbers, {@code ! -a -o ( )}. */
public final class TestExpression {
    private final List<String> words;
    private final Kernel kernel;
    private int at;

    private TestExpression(List<String> words, Kernel kernel) {
        this.words = words;
        this.kernel = kernel;
    }

    /** @throws Problem with ash's text */
    public static boolean evaluate(List<String> words, Kernel kernel) {
        if (words.isEmpty()) {
            return false;
        }
        TestExpression test = new TestExpression(words, kernel);
        boolean result = test.or(0);
        if (test.at < words.size()) {
            throw new Problem(words.get(test.at) + ": unknown operand");
        }
        return result;
    }

    private boolean or(int depth) {
        boolean left = and(depth);
        while (next("-o") || next("||")) {
            left |= and(depth);
        }
        return left;
    }

    private boolean and(int depth) {
        boolean left = not(depth);
        while (next("-a") || next("&&")) {
            left &= not(depth);
        }
        return left;
    }

    private boolean not(int depth) {
        if (depth > 100) {
            throw new Problem("too deep");
        }
        if (words.size() - at > 1 && words.get(at).equals("!")) {
            at++;
            return !not(depth + 1);
        }
        if (words.size() - at > 2 && words.get(at).equals("(")) {
            at++;
            boolean inside = or(depth + 1);
            if (!next(")")) {
                throw new Problem("closing paren expected");
            }
            return inside;
        }
        return primary();
    }

    private boolean next(String word) {
        boolean there = at < words.size() && words.get(at).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private boolean primary() {
        if (at >= words.size()) {
            throw new Problem("argument expected");
        }
        if (at + 2 < words.size() && isBinary(words.get(at + 1))) {
            boolean result = binary(words.get(at), words.get(at + 1), words.get(at + 2));
            at += 3;
            return result;
        }
        String word = words.get(at++);
        if (word.matches("-[bcdefghknprstuwxzLOGS]") && at < words.size()) {
            return unary(word.charAt(1), words.get(at++));
        }
        return !word.isEmpty();
    }

    private static boolean isBinary(String word) {
        return word.matches("=|==|!=|<|>|=~|-(eq|ne|lt|le|gt|ge|nt|ot|ef)");
    }

    private boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "=~" -> SafePattern.of(right, true, false).find(left);
            case "-nt", "-ot", "-ef" -> newer(left, operator, right);
            default -> compare(number(left), operator, number(right));
        };
    }

    private boolean newer(String left, String operator, String right) {
        Optional<FileSystem.Status> a = status(left);
        Optional<FileSystem.Status> b = status(right);
        if (operator.equals("-ef")) {
            return a.isPresent() && path(left).equals(path(right));
        }
        int order = a.isPresent() && b.isPresent()
                ? a.get().modified().compareTo(b.get().modified())
                : 0;
        return operator.equals("-nt") ? order > 0 : order < 0;
    }

    private static boolean compare(long left, String operator, long right) {
        return switch (operator) {
            case "-eq" -> left == right;
            case "-ne" -> left != right;
            case "-lt" -> left < right;
            case "-le" -> left <= right;
            case "-gt" -> left > right;
            default -> left >= right;
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException notANumber) {
            throw new Problem(text + ": bad number");
        }
    }

    private boolean unary(char operator, String operand) {
        return switch (operator) {
            case 'z' -> operand.isEmpty();
            case 'n' -> !operand.isEmpty();
            case 't' -> kernel.terminal().isPresent();
            case 'd' -> status(operand).map(FileSystem.Status::directory).orElse(false);
            case 'f' -> status(operand).map(s -> !s.directory() && !s.device()).orElse(false);
            case 's' -> status(operand).map(s -> s.size() > 0).orElse(false);
            case 'x' -> allowed(operand, Credentials.EXECUTE);
            case 'r' -> allowed(operand, Credentials.READ);
            case 'w' -> allowed(operand, Credentials.WRITE);
            case 'L', 'h' ->
                !operand.isEmpty() && kernel.fileSystem().target(path(operand)).isPresent();
            case 'O' -> status(operand).map(s -> s.user() == kernel.user()).orElse(false);
            case 'e', 'G' -> status(operand).isPresent();
            case 'c' ->
                operand.matches("/dev/(tty|stdin|stdout|stderr)")
                        || status(operand).map(FileSystem.Status::device).orElse(false);
            default -> false;
        };
    }

    private boolean allowed(String file, int wanted) {
        return !file.isEmpty() && kernel.fileSystem().allows(path(file), wanted);
    }

    private String path(String file) {
        return FileSystem.resolve(kernel.workingDirectory(), file);
    }

    private Optional<FileSystem.Status> status(String file) {
        return file.isEmpty() ? Optional.empty() : kernel.fileSystem().status(path(file));
    }

    /** The expression makes no sense. */
    public static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Problem(String message) {
            super(message);
        }
    }
}
