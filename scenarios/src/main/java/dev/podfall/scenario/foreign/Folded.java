package dev.podfall.scenario.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without what it folds away ({@code <details>}) as a solution or a tip. */
final class Folded {
    private static final String OPEN = "<details";
    private static final String CLOSE = "</details>";
    private static final Pattern HEAD =
            Pattern.compile("(?i)^[^>\\n]{0,100}>\\s*(?:<summary[^>]{0,100}>)?([^<\\n]{0,200})(?:</summary>)?");
    private static final Pattern SOLUTION = Pattern.compile("(?i)\\b(?:solution|solve|answer)");
    private static final Pattern TIP = Pattern.compile("(?i)\\b(?:tip|hint)s?\\b");

    private final StringBuilder rest = new StringBuilder();
    private final List<String> solutions = new ArrayList<>();
    private final List<String> tips = new ArrayList<>();

    private Folded() {}

    static Folded of(String text) {
        Folded folded = new Folded();
        folded.read(text);
        return folded;
    }

    private void read(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int done = 0;
        while (true) {
            int open = lower.indexOf(OPEN, done);
            int close = open < 0 ? -1 : lower.indexOf(CLOSE, open);
            if (close < 0 || lower.length() != text.length()) {
                rest.append(text, done, text.length());
                return;
            }
            rest.append(text, done, open);
            done = close + CLOSE.length();
            take(text.substring(open, done));
        }
    }

    private void take(String whole) {
        String inner = whole.substring(OPEN.length(), whole.length() - CLOSE.length());
        Matcher head = HEAD.matcher(inner);
        String title = head.find() ? head.group(1) : "";
        if (SOLUTION.matcher(title).find()) {
            solutions.add(inner.substring(head.end()).strip());
        } else if (TIP.matcher(title).find()) {
            tips.add(inner.substring(head.end()).strip());
        } else {
            rest.append(whole);
        }
    }

    String rest() {
        return rest.toString();
    }

    List<String> solutions() {
        return solutions;
    }

    List<String> tips() {
        return tips;
    }
}
