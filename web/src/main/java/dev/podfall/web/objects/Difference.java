package dev.podfall.web.objects;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What an edit changes, line by line, as {@code kubectl diff} shows it. */
record Difference(List<Line> lines) {
    private static final int AROUND = 3;
    private static final int HEADER = 2;

    /** @param kind {@code added}, {@code removed}, {@code hunk} or {@code same} */
    record Line(String kind, String text) {}

    static Difference between(String before, String after) {
        var old = before.lines().toList();
        var unified = UnifiedDiffUtils.generateUnifiedDiff(
                "now", "then", old, DiffUtils.diff(old, after.lines().toList()), AROUND);
        return new Difference(
                unified.stream().skip(HEADER).map(Difference::line).toList());
    }

    private static Line line(String text) {
        return new Line(
                switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                    case '+' -> "added";
                    case '-' -> "removed";
                    case '@' -> "hunk";
                    default -> "same";
                },
                text);
    }
}
