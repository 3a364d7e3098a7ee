package dev.podfall.sim.workload.shell;

/** The operators of {@code ${…}} that cut and replace. */
final class Trimming {
    private static final int LONGEST = 1 << 13;
    private static final int LONGEST_WITH_WILDCARDS = 512;

    private Trimming() {}

    static String apply(String operator, String value, String argument) {
        if (value.length() > LONGEST) {
            throw ShellError.outOfMemory();
        }
        return switch (operator) {
            case "#" -> prefix(value, argument, false);
            case "##" -> prefix(value, argument, true);
            case "%" -> suffix(value, argument, false);
            case "%%" -> suffix(value, argument, true);
            case "/" -> replace(value, argument, false);
            case "//" -> replace(value, argument, true);
            default -> substring(value, argument);
        };
    }

    private static String prefix(String value, String pattern, boolean longest) {
        for (int i = 0; i <= value.length(); i++) {
            int cut = longest ? value.length() - i : i;
            if (Wildcards.matches(pattern, value.substring(0, cut))) {
                return value.substring(cut);
            }
        }
        return value;
    }

    private static String suffix(String value, String pattern, boolean longest) {
        for (int i = 0; i <= value.length(); i++) {
            int cut = longest ? i : value.length() - i;
            if (Wildcards.matches(pattern, value.substring(cut))) {
                return value.substring(0, cut);
            }
        }
        return value;
    }

    private static String replace(String value, String argument, boolean all) {
        int slash = argument.indexOf('/');
        String pattern = slash < 0 ? argument : argument.substring(0, slash);
        String by = slash < 0 ? "" : argument.substring(slash + 1);
        if (!pattern.matches("(?s).*[*?\\[\\\\].*")) {
            return pattern.isEmpty() ? value : all ? value.replace(pattern, by) : once(value, pattern, by);
        }
        if (value.length() > LONGEST_WITH_WILDCARDS) {
            throw ShellError.outOfMemory();
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            int end = matchAt(value, at, pattern);
            if (end <= at) {
                result.append(value.charAt(at++));
                continue;
            }
            result.append(by);
            at = end;
            if (!all) {
                break;
            }
        }
        return result.append(value.substring(Math.min(at, value.length()))).toString();
    }

    private static String once(String value, String text, String by) {
        int at = value.indexOf(text);
        return at < 0 ? value : value.substring(0, at) + by + value.substring(at + text.length());
    }

    private static int matchAt(String value, int from, String pattern) {
        for (int end = value.length(); end > from; end--) {
            if (Wildcards.matches(pattern, value.substring(from, end))) {
                return end;
            }
        }
        return -1;
    }

    private static String substring(String value, String argument) {
        String[] numbers = argument.split(":", 2);
        try {
            int offset = Integer.parseInt(numbers[0].trim());
            int start = offset < 0 ? Math.max(0, value.length() + offset) : Math.min(offset, value.length());
            int length = numbers.length < 2 ? value.length() : Integer.parseInt(numbers[1].trim());
            int end = length < 0 ? value.length() + length : (int) Math.min((long) start + length, value.length());
            return end <= start ? "" : value.substring(start, end);
        } catch (NumberFormatException notANumber) {
            throw new ShellError("bad substitution");
        }
    }
}
