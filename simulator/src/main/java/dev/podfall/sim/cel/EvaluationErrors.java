package dev.podfall.sim.cel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes wrong while an expression is asked, in the words of the library that a real server uses. */
final class EvaluationErrors {
    private static final Pattern PREFIX = Pattern.compile("^evaluation error( at [^ ]*:\\d+)?: ");
    private static final Pattern NO_KEY = Pattern.compile("key '(.*)' is not present in map\\.?");
    private static final Pattern NO_INDEX = Pattern.compile("Index out of bounds: (-?\\d+)");

    private EvaluationErrors() {}

    static String upstream(String told) {
        String text = PREFIX.matcher(told).replaceFirst("");
        Matcher key = NO_KEY.matcher(text);
        if (key.find()) {
            return "no such key: " + key.group(1);
        }
        Matcher index = NO_INDEX.matcher(text);
        if (index.find()) {
            return "index out of bounds: " + index.group(1);
        }
        return text.contains("/ by zero") || text.contains("divide by zero") ? "division by zero" : text;
    }
}
