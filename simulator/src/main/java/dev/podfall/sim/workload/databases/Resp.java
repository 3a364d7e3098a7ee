package dev.podfall.sim.workload.databases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Redis's wire protocol. */
final class Resp {
    private static final int LONGEST = 1 << 20;

    private Resp() {}

    static String bulk(String text) {
        return text == null ? "$-1\r\n" : "$" + text.getBytes(StandardCharsets.UTF_8).length + "\r\n" + text + "\r\n";
    }

    static String array(List<String> items) {
        StringBuilder out = new StringBuilder("*" + items.size() + "\r\n");
        items.forEach(i -> out.append(bulk(i)));
        return out.toString();
    }

    static String wrongNumber(String command) {
        return "-ERR wrong number of arguments for '" + command + "' command\r\n";
    }

    static String oneLine(String text) {
        return text.replaceAll("[\r\n]", " ").substring(0, Math.min(text.length(), 128));
    }

    /** What {@code redis-cli} prints for an answer where no terminal is: values alone, one a line. */
    static String raw(String answer) {
        String line = answer.lines().findFirst().orElse("");
        if (line.startsWith("*")) {
            return answer.lines().skip(1).filter(l -> !l.startsWith("$")).collect(Collectors.joining("\n"));
        }
        return line.startsWith("$")
                ? line.startsWith("$-1") ? "" : text(answer, line)
                : line.substring(Math.min(1, line.length()));
    }

    /** What {@code redis-cli} prints for an answer on a terminal. */
    static String pretty(String answer) {
        String line = answer.lines().findFirst().orElse("");
        if (line.startsWith("+")) {
            return line.substring(1);
        }
        if (line.startsWith("-")) {
            return "(error) " + line.substring(1);
        }
        if (line.startsWith(":")) {
            return "(integer) " + line.substring(1);
        }
        if (line.startsWith("$-1") || line.startsWith("*-1")) {
            return "(nil)";
        }
        if (line.startsWith("$")) {
            return '"' + text(answer, line) + '"';
        }
        List<String> items =
                answer.lines().skip(1).filter(l -> !l.startsWith("$")).toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            out.append(i > 0 ? "\n" : "")
                    .append(i + 1)
                    .append(") \"")
                    .append(items.get(i))
                    .append('"');
        }
        return items.isEmpty() ? "(empty array)" : out.toString();
    }

    /** What a bulk string holds. */
    private static String text(String answer, String head) {
        return answer.substring(head.length() + 2, Math.max(head.length() + 2, answer.length() - 2));
    }

    /** Not RESP. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Reads commands: arrays of bulk strings, or words on a line. */
    static final class Reader {
        private String buffer = "";
        private int at;

        void add(byte[] bytes) {
            buffer += new String(bytes, StandardCharsets.ISO_8859_1);
            if (buffer.length() > LONGEST) {
                throw new Malformed("too big request");
            }
        }

        /** The next whole command, or null. */
        List<String> next() {
            at = 0;
            String line = line();
            if (line == null) {
                return null;
            }
            List<String> words = line.startsWith("*")
                    ? items(line)
                    : new ArrayList<>(List.of(line.trim().split("\\s+")));
            if (words != null) {
                buffer = buffer.substring(at);
            }
            return words;
        }

        private List<String> items(String line) {
            int count = number(line, 1024);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String head = line();
                if (head == null) {
                    return null;
                }
                if (!head.startsWith("$")) {
                    throw new Malformed("expected '$'");
                }
                int length = number(head, LONGEST);
                if (buffer.length() < at + length + 2) {
                    return null;
                }
                words.add(new String(
                        buffer.substring(at, at + length).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8));
                at += length + 2;
            }
            return words;
        }

        private static int number(String line, int most) {
            String digits = line.substring(1);
            if (!digits.matches("[0-9]{1,7}") || Integer.parseInt(digits) > most) {
                throw new Malformed("invalid length");
            }
            return Integer.parseInt(digits);
        }

        private String line() {
            int end = buffer.indexOf('\n', at);
            if (end < 0) {
                return null;
            }
            String line = buffer.substring(at, end > at && buffer.charAt(end - 1) == '\r' ? end - 1 : end);
            at = end + 1;
            return line;
        }
    }
}
