package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** A parsed command of a sed script. */
record SedCommand(
        Address from,
        Address to,
        boolean negated,
        char letter,
        SafePattern pattern,
        String replacement,
        String text,
        boolean global,
        boolean print,
        int occurrence) {

    /** @throws Call.Usage when the script is wrong */
    static List<SedCommand> parse(String script, boolean extended) {
        List<SedCommand> commands = new ArrayList<>();
        Reader reader = new Reader(script, extended);
        while (reader.more()) {
            commands.add(reader.command());
        }
        return commands;
    }

    /** The replacement with what was matched filled in. */
    String expand(Matcher matcher) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                out.append(matcher.group());
            } else if (c == '\\' && i + 1 < replacement.length()) {
                char next = replacement.charAt(++i);
                if (Character.isDigit(next)) {
                    int group = next - '0';
                    String value = group <= matcher.groupCount() ? matcher.group(group) : "";
                    out.append(value == null ? "" : value);
                } else {
                    out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Which lines are meant: a number, the last ({@code number} −1), or a pattern. */
    record Address(int number, SafePattern pattern) {
        boolean matches(String line, int n, int last) {
            return pattern != null ? pattern.find(line) : number < 0 ? n == last : n == number;
        }

        boolean endsBefore(int n) {
            return pattern == null && number > 0 && number <= n;
        }
    }

    private static final class Reader {
        private final String script;
        private final boolean extended;
        private int at;

        Reader(String script, boolean extended) {
            this.script = script;
            this.extended = extended;
        }

        boolean more() {
            while (at < script.length() && " ;\n\t{}".indexOf(script.charAt(at)) >= 0) {
                at++;
            }
            return at < script.length();
        }

        SedCommand command() {
            Address from = address();
            Address to = null;
            if (from != null && at < script.length() && script.charAt(at) == ',') {
                at++;
                to = address();
                if (to == null) {
                    throw new Call.Usage("no address after comma");
                }
            }
            boolean negated = at < script.length() && script.charAt(at) == '!';
            at += negated ? 1 : 0;
            if (at >= script.length()) {
                throw new Call.Usage("missing command");
            }
            char letter = script.charAt(at++);
            return switch (letter) {
                case 's' -> substitution(from, to, negated);
                case 'y' -> {
                    char mark = mark();
                    String source = until(mark);
                    yield new SedCommand(from, to, negated, 'y', null, until(mark), source, false, false, 1);
                }
                case 'a', 'i', 'c' -> new SedCommand(from, to, negated, letter, null, null, text(), false, false, 1);
                case 'p', 'd', 'q', '=' -> new SedCommand(from, to, negated, letter, null, null, null, false, false, 1);
                default -> throw new Call.Usage("unsupported command " + letter);
            };
        }

        private Address address() {
            int start = at;
            while (at < script.length() && Character.isDigit(script.charAt(at))) {
                at++;
            }
            if (at > start) {
                return new Address(Numbers.integer(script.substring(start, at)), null);
            }
            if (at < script.length() && script.charAt(at) == '$') {
                at++;
                return new Address(-1, null);
            }
            if (at < script.length() && script.charAt(at) == '/') {
                at++;
                return new Address(0, SafePattern.of(until('/'), extended, false));
            }
            return null;
        }

        private char mark() {
            if (at >= script.length()) {
                throw new Call.Usage("bad option in substitution expression");
            }
            return script.charAt(at++);
        }

        private SedCommand substitution(Address from, Address to, boolean negated) {
            char mark = mark();
            String pattern = until(mark);
            String replacement = until(mark);
            int start = at;
            while (at < script.length() && "gpiI0123456789".indexOf(script.charAt(at)) >= 0) {
                at++;
            }
            String flags = script.substring(start, at);
            String digits = flags.replaceAll("[^0-9]", "");
            boolean ignoreCase = flags.contains("i") || flags.contains("I");
            return new SedCommand(
                    from,
                    to,
                    negated,
                    's',
                    SafePattern.of(pattern, extended, ignoreCase),
                    replacement,
                    null,
                    flags.contains("g"),
                    flags.contains("p"),
                    digits.isEmpty() ? 1 : Numbers.integer(digits));
        }

        private String until(char mark) {
            StringBuilder out = new StringBuilder();
            while (at < script.length() && script.charAt(at) != mark) {
                if (script.charAt(at) == '\\' && at + 1 < script.length()) {
                    if (script.charAt(at + 1) != mark) {
                        out.append('\\');
                    }
                    at++;
                }
                out.append(script.charAt(at++));
            }
            if (at >= script.length()) {
                throw new Call.Usage("unmatched '" + mark + "'");
            }
            at++;
            return out.toString();
        }

        private String text() {
            while (at < script.length() && " \\\n".indexOf(script.charAt(at)) >= 0) {
                at++;
            }
            int end = script.indexOf('\n', at);
            String text = end < 0 ? script.substring(at) : script.substring(at, end);
            at = end < 0 ? script.length() : end;
            return text;
        }
    }
}
