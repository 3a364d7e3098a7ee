package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code cut}, {@code tr}, {@code seq}, {@code expr}, {@code paste}. */
final class FieldApplets {
    private FieldApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("cut", FieldApplets::cut);
        all.put("tr", FieldApplets::tr);
        all.put("seq", FieldApplets::seq);
        all.put("expr", FieldApplets::expr);
    }

    private static void cut(Call call) {
        Options options = call.options("d:f:c:b:sn");
        String list = options.get("f", options.get("c", options.get("b", null)));
        if (list == null
                || !list.matches("[0-9]{0,6}(-[0-9]{0,6})?(,[0-9]{0,6}(-[0-9]{0,6})?)*")
                || !list.matches(".*[0-9].*")) {
            throw new Call.Usage(
                    list == null ? "expected a list of bytes, characters, or fields" : "invalid number '" + list + "'");
        }
        String delimiter = options.get("d", "\t");
        call.lines(
                options.operands(),
                line -> {
                    if (!options.has("f")) {
                        call.print(String.join("", pick(List.of(line.split("")), list)) + "\n");
                    } else if (line.contains(delimiter)) {
                        List<String> fields = List.of(line.split(java.util.regex.Pattern.quote(delimiter), -1));
                        call.print(String.join(delimiter, pick(fields, list)) + "\n");
                    } else if (!options.has("s")) {
                        call.print(line + "\n");
                    }
                    return true;
                },
                call::done);
    }

    private static List<String> pick(List<String> fields, String list) {
        List<String> picked = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
            for (String range : list.split(",")) {
                String[] ends = range.split("-", -1);
                int from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
                int to = ends.length == 1 ? from : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]);
                if (i >= from && i <= to) {
                    picked.add(fields.get(i - 1));
                    break;
                }
            }
        }
        return picked;
    }

    private static void tr(Call call) {
        Options options = call.options("dscC");
        FileApplets.need(options.operands().size(), 1);
        String from = set(options.operands().get(0));
        String to = options.operands().size() > 1 ? set(options.operands().get(1)) : "";
        boolean complement = options.has("c") || options.has("C");
        Translation translation = new Translation(from, to, complement, options.has("d"), options.has("s"));
        call.works(2);
        call.stream(
                call.kernel().stdin(),
                bytes -> {
                    call.out(translation.of(bytes));
                    return true;
                },
                call::done);
    }

    private static String set(String text) {
        String plain = Printf.unescape(text)
                .replace("[:upper:]", "A-Z")
                .replace("[:lower:]", "a-z")
                .replace("[:digit:]", "0-9")
                .replace("[:alpha:]", "A-Za-z")
                .replace("[:alnum:]", "A-Za-z0-9")
                .replace("[:space:]", " \t\n\r\f");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (i + 2 < plain.length() && plain.charAt(i + 1) == '-' && plain.charAt(i + 2) >= plain.charAt(i)) {
                for (char c = plain.charAt(i); c <= plain.charAt(i + 2) && out.length() < 70_000; c++) {
                    out.append(c);
                }
                i += 2;
            } else {
                out.append(plain.charAt(i));
            }
        }
        return out.toString();
    }

    private static void seq(Call call) {
        Options options = call.options("s:w");
        List<String> words = options.operands();
        FileApplets.need(words.size(), 1);
        long first = words.size() > 1 ? Numbers.whole(words.get(0)) : 1;
        long step = words.size() > 2 ? Numbers.whole(words.get(1)) : 1;
        long last = Numbers.whole(words.get(words.size() - 1));
        if (step == 0) {
            throw new Call.Usage("invalid Zero increment value");
        }
        seq(call, first, step, last, options.get("s", "\n"));
    }

    /** Prints in blocks, so that a long sequence takes time instead of memory. */
    private static void seq(Call call, long from, long step, long last, String separator) {
        StringBuilder out = new StringBuilder();
        long value = from;
        while ((step > 0 ? value <= last : value >= last) && out.length() < 32_768) {
            out.append(value);
            value += step;
            out.append((step > 0 ? value <= last : value >= last) ? separator : "\n");
        }
        call.out(out.toString());
        if (step > 0 ? value > last : value < last) {
            call.done();
        } else {
            long next = value;
            call.next(out.length() * 10L, () -> seq(call, next, step, last, separator));
        }
    }

    private static void expr(Call call) {
        List<String> words = call.arguments();
        if (words.size() == 3 && words.get(1).matches("[-+*/%]|<|>|<=|>=|=|!=")) {
            boolean text = words.get(1).matches("=|!=") && !(words.get(0) + words.get(2)).matches("[-0-9]+");
            if (text) {
                boolean same = words.get(0).equals(words.get(2)) == words.get(1).equals("=");
                finish(call, same ? "1" : "0");
                return;
            }
            finish(
                    call,
                    Long.toString(
                            calculate(Numbers.integer(words.get(0)), words.get(1), Numbers.integer(words.get(2)))));
        } else if (words.size() == 3 && words.get(1).equals(":")) {
            java.util.regex.Matcher matcher =
                    SafePattern.of(words.get(2), false, false).matcher(words.get(0));
            boolean found = matcher.lookingAt();
            finish(call, !found ? "0" : matcher.groupCount() > 0 ? matcher.group(1) : Integer.toString(matcher.end()));
        } else if (words.size() == 2 && words.get(0).equals("length")) {
            finish(call, Integer.toString(words.get(1).length()));
        } else if (words.size() == 1) {
            finish(call, words.get(0));
        } else {
            throw new Call.Usage("syntax error", 2);
        }
    }

    private static long calculate(long a, String operator, long b) {
        if (b == 0 && operator.matches("[/%]")) {
            throw new Call.Usage("division by zero", 2);
        }
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<" -> a < b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            case "=" -> a == b ? 1 : 0;
            default -> a != b ? 1 : 0;
        };
    }

    private static void finish(Call call, String value) {
        call.out(value + "\n");
        call.exit(value.isEmpty() || value.equals("0") ? 1 : 0);
    }
}
