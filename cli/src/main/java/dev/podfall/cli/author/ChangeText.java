package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What became of a report that was judged anew: the mark, and each line that changed. */
final class ChangeText {
    private static final String HIDDEN = "not shown";

    private final Console console;

    ChangeText(Console console) {
        this.console = console;
    }

    /** @param change the reports {@code before} and {@code after} */
    void print(JsonNode change) {
        JsonNode before = change.path("before");
        JsonNode after = change.path("after");
        String was = mark(before);
        String is = mark(after);
        console.line(console.bold(after.path("attempt").asText()) + ": "
                + (was.equals(is) ? is + ", as before" : was + " → " + is));
        Map<String, JsonNode> old = lines(before);
        Map<String, JsonNode> fresh = lines(after);
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(fresh.keySet());
        boolean changed = false;
        for (String key : all) {
            String from = line(old.get(key));
            String to = line(fresh.get(key));
            if (!from.equals(to)) {
                changed = true;
                console.line("  " + key + ": " + from + " → " + to);
            }
        }
        if (!changed) {
            console.line("  No criterion, question or guard is judged otherwise.");
        }
        console.note("Every mark it had is in its report: podfall report "
                + after.path("attempt").asText());
    }

    private static Map<String, JsonNode> lines(JsonNode report) {
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        report.path("criteria").forEach(l -> lines.put(l.path("id").asText(), l));
        report.path("guards").forEach(l -> lines.put("guard " + l.path("id").asText(), l));
        return lines;
    }

    private static String line(JsonNode line) {
        if (line == null) {
            return "not there";
        }
        return line.path("verdict").asText() + " "
                + number(line.path("earned").asDouble()) + "/"
                + number(line.path("weight").asDouble());
    }

    private static String mark(JsonNode report) {
        if (!report.hasNonNull("score")) {
            return report.path("shown").asText().equals("none") ? HIDDEN : "no mark";
        }
        return report.path("score").asText() + " of 100"
                + (report.path("passed").asBoolean() ? ", passed" : ", not passed");
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
