package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of {@code awk} that people type most: {@code /pattern/ { print $1, $NF "text" }}. */
final class Awk implements Applet {
    private static final Pattern RULE = Pattern.compile(
            "(?s)\\s*(?:/((?:[^/\\\\]|\\\\.)*)/|NR\\s*([=><]=?|==)\\s*([0-9]+))?\\s*(?:\\{\\s*print\\s*(.*?)\\s*;?\\s*\\})?\\s*");
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|\\$(NF|[0-9]{1,4})|(NR|NF)|(,))");

    @Override
    public void run(Call call) {
        Options options = call.options("F:v:");
        List<String> files = new ArrayList<>(options.operands());
        FileApplets.need(files.size(), 1);
        String program = files.remove(0);
        Matcher rule = RULE.matcher(program);
        if (!rule.matches() || (program.isBlank())) {
            throw new Call.Usage("cmd. line:1: Unexpected token: only /pattern/ { print ... } is simulated");
        }
        SafePattern pattern = rule.group(1) == null ? null : SafePattern.of(rule.group(1), true, false);
        List<String> items = items(rule.group(4) == null ? "$0" : rule.group(4));
        String separator = options.get("F", " ");
        int[] number = {0};
        call.lines(
                files,
                line -> {
                    number[0]++;
                    boolean counted =
                            rule.group(2) == null || compare(number[0], rule.group(2), Numbers.integer(rule.group(3)));
                    if (counted && (pattern == null || pattern.find(line))) {
                        call.print(print(items, line, fields(line, separator), number[0]) + "\n");
                    }
                    return true;
                },
                call::done);
    }

    private static boolean compare(int a, String operator, int b) {
        return switch (operator) {
            case ">" -> a > b;
            case "<" -> a < b;
            case ">=" -> a >= b;
            case "<=" -> a <= b;
            default -> a == b;
        };
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        Matcher matcher = ITEM.matcher(text.isEmpty() ? "$0" : text);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            items.add(matcher.group().trim());
            at = matcher.end();
        }
        if (at < text.trim().length()) {
            throw new Call.Usage("cmd. line:1: Unexpected token: only /pattern/ { print ... } is simulated");
        }
        return items;
    }

    private static String[] fields(String line, String separator) {
        if (separator.equals(" ")) {
            return line.isBlank() ? new String[0] : line.trim().split("\\s+");
        }
        return line.split(separator.length() == 1 ? Pattern.quote(separator) : separator, -1);
    }

    private static String print(List<String> items, String line, String[] fields, int number) {
        StringBuilder out = new StringBuilder();
        for (String item : items) {
            if (item.equals(",")) {
                out.append(' ');
            } else if (item.startsWith("\"")) {
                out.append(Printf.unescape(item.substring(1, item.length() - 1)));
            } else if (item.equals("NR") || item.equals("NF")) {
                out.append(item.equals("NR") ? number : fields.length);
            } else {
                int index = item.equals("$NF") ? fields.length : Integer.parseInt(item.substring(1));
                out.append(index == 0 ? line : index <= fields.length ? fields[index - 1] : "");
            }
        }
        return out.toString();
    }
}
