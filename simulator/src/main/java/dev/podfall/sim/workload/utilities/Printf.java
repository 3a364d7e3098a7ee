package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;

/** {@code echo} and {@code printf}. */
public final class Printf {
    private static final int WIDEST = 4096;

    private Printf() {}

    /** What echo prints for its arguments. */
    public static String echo(List<String> arguments) {
        int at = 0;
        boolean newline = true;
        boolean escapes = false;
        while (at < arguments.size() && arguments.get(at).matches("-[neE]+")) {
            newline &= !arguments.get(at).contains("n");
            escapes |= arguments.get(at).contains("e");
            at++;
        }
        String text = String.join(" ", arguments.subList(at, arguments.size()));
        if (escapes) {
            String unescaped = unescape(text);
            int stop = unescaped.indexOf(STOP);
            return stop >= 0 ? unescaped.substring(0, stop) : unescaped + (newline ? "\n" : "");
        }
        return text + (newline ? "\n" : "");
    }

    private static final char STOP = '\uffff';

    /** What printf prints, and its complaints. */
    public record Result(String text, List<String> errors, int status) {}

    public static Result format(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Result("", List.of("printf: usage: printf FORMAT [ARG]..."), 2);
        }
        List<String> errors = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        List<String> values = arguments.subList(1, arguments.size());
        int used = 0;
        do {
            int before = used;
            used = once(arguments.get(0), values, used, out, errors);
            if (used == before) {
                break;
            }
        } while (used < values.size() && out.length() < 1 << 20);
        return new Result(out.toString(), errors, errors.isEmpty() ? 0 : 1);
    }

    private static int once(String format, List<String> values, int from, StringBuilder out, List<String> errors) {
        int used = from;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '\\') {
                int end = escapeEnd(format, i);
                out.append(unescape(format.substring(i, end)));
                i = end;
            } else if (c == '%' && i + 1 < format.length()) {
                int end = i + 1;
                while (end < format.length() && "-+ 0#.123456789".indexOf(format.charAt(end)) >= 0) {
                    end++;
                }
                char kind = end < format.length() ? format.charAt(end) : '%';
                if (kind == '%') {
                    out.append('%');
                } else {
                    out.append(one(
                            format.substring(i + 1, end), kind, used < values.size() ? values.get(used) : "", errors));
                    used++;
                }
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return used;
    }

    private static String one(String flags, char kind, String value, List<String> errors) {
        if (!flags.matches("[-+ 0#]*[0-9]{0,4}(\\.[0-9]{0,4})?")) {
            errors.add("printf: %" + flags + kind + ": invalid format");
            return "";
        }
        return switch (kind) {
            case 's' -> pad(cut(flags, value), flags);
            case 'b' -> pad(unescape(value), flags);
            case 'c' -> pad(value.isEmpty() ? "" : value.substring(0, 1), flags);
            case 'd', 'i', 'u' -> integer(flags, number(value, errors));
            case 'x' -> pad(Long.toHexString(number(value, errors)), flags);
            case 'X' -> pad(Long.toHexString(number(value, errors)).toUpperCase(java.util.Locale.ROOT), flags);
            case 'o' -> pad(Long.toOctalString(number(value, errors)), flags);
            case 'f', 'g', 'e' -> decimal(flags, value, errors);
            default -> {
                errors.add("printf: %" + kind + ": invalid format");
                yield "";
            }
        };
    }

    private static String cut(String flags, String value) {
        int dot = flags.indexOf('.');
        String length = dot < 0 ? "" : flags.substring(dot + 1);
        return dot < 0
                ? value
                : value.substring(0, Math.min(value.length(), length.isEmpty() ? 0 : Integer.parseInt(length)));
    }

    private static String integer(String flags, long number) {
        String text = flags.startsWith("+") && number >= 0 ? "+" + number : Long.toString(number);
        return pad(text, flags);
    }

    private static String decimal(String flags, String value, List<String> errors) {
        double number = 0;
        try {
            number = value.isEmpty() ? 0 : Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            errors.add("printf: invalid number '" + value + "'");
        }
        int dot = flags.indexOf('.');
        String digits = dot < 0 ? "6" : flags.substring(dot + 1);
        int places = digits.isEmpty() ? 0 : Math.min(30, Integer.parseInt(digits));
        return pad(
                String.format(java.util.Locale.ROOT, "%." + places + "f", number),
                dot < 0 ? flags : flags.substring(0, dot));
    }

    private static long number(String value, List<String> errors) {
        String text = value.trim();
        try {
            if (text.isEmpty()) {
                return 0;
            }
            if (text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'')) {
                return text.charAt(1);
            }
            return Long.decode(text);
        } catch (NumberFormatException notANumber) {
            errors.add("printf: invalid number '" + value + "'");
            return 0;
        }
    }

    private static String pad(String text, String flags) {
        boolean left = flags.contains("-");
        String bare = flags.replaceAll("[-+ #]", "");
        int dot = bare.indexOf('.');
        String width = dot < 0 ? bare : bare.substring(0, dot);
        boolean zero = width.startsWith("0") && !left;
        int wanted = width.isEmpty() ? 0 : Math.min(WIDEST, Integer.parseInt(width));
        String fill = (zero ? "0" : " ").repeat(Math.max(0, wanted - text.length()));
        return left ? text + fill : zero && text.startsWith("-") ? "-" + fill + text.substring(1) : fill + text;
    }

    private static int escapeEnd(String text, int at) {
        int end = at + 2;
        if (end <= text.length() && end > at + 1 && "01234567x".indexOf(text.charAt(at + 1)) >= 0) {
            while (end < text.length() && end < at + 5 && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
        }
        return Math.min(end, text.length());
    }

    static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int special = "ntrabfve\\".indexOf(next);
            if (special >= 0) {
                out.append("\n\t\r\u0007\b\f\u000b\u001b\\".charAt(special));
            } else if (next == 'c') {
                return out.append(STOP).toString();
            } else if (next == 'x' || (next >= '0' && next <= '7')) {
                int radix = next == 'x' ? 16 : 8;
                int start = next == 'x' || next == '0' ? i + 1 : i;
                int end = start;
                while (end < text.length()
                        && end < start + (radix == 16 ? 2 : 3)
                        && Character.digit(text.charAt(end), radix) >= 0) {
                    end++;
                }
                out.append((char) (end > start ? Integer.parseInt(text.substring(start, end), radix) & 0xff : 0));
                i = end - 1;
            } else {
                out.append('\\').append(next);
            }
        }
        return out.toString();
    }
}
