package dev.podfall.sim.registry.pod;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A unified diff of lines. Mirrors {@code github.com/pmezard/go-difflib} (after Python's difflib), which upstream uses, with its
 * choice of what counts as the same.
 */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final int MANY = 200;

    private final List<String> before;
    private final List<String> after;
    private final Map<String, List<Integer>> places = new HashMap<>();

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        for (int i = 0; i < after.size(); i++) {
            places.computeIfAbsent(after.get(i), l -> new ArrayList<>()).add(i);
        }
        if (after.size() >= MANY) {
            int popular = after.size() / 100 + 1;
            places.values().removeIf(p -> p.size() > popular);
        }
    }

    /** The hunks, each line ended. */
    public static String of(List<String> before, List<String> after) {
        return new UnifiedDiff(before, after).text();
    }

    /** Lines {@code a}… before are lines {@code b}… after, {@code size} of them. */
    private record Match(int a, int b, int size) {}

    /** What to do with before[a1, a2) to get after[b1, b2). */
    private record Step(boolean equal, int a1, int a2, int b1, int b2) {}

    private String text() {
        StringBuilder text = new StringBuilder();
        for (List<Step> hunk : hunks(steps())) {
            Step first = hunk.get(0);
            Step last = hunk.get(hunk.size() - 1);
            text.append("@@ -").append(range(first.a1(), last.a2()));
            text.append(" +").append(range(first.b1(), last.b2())).append(" @@\n");
            for (Step step : hunk) {
                if (step.equal()) {
                    append(text, ' ', before.subList(step.a1(), step.a2()));
                } else {
                    append(text, '-', before.subList(step.a1(), step.a2()));
                    append(text, '+', after.subList(step.b1(), step.b2()));
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, char mark, List<String> lines) {
        lines.forEach(line -> text.append(mark).append(line).append('\n'));
    }

    private static String range(int start, int stop) {
        int length = stop - start;
        if (length == 1) {
            return Integer.toString(start + 1);
        }
        return (length == 0 ? start : start + 1) + "," + length;
    }

    private List<Step> steps() {
        List<Match> matches = new ArrayList<>();
        match(0, before.size(), 0, after.size(), matches);
        matches.add(new Match(before.size(), after.size(), 0));
        List<Step> steps = new ArrayList<>();
        int a = 0;
        int b = 0;
        for (Match match : matches) {
            if (a < match.a() || b < match.b()) {
                steps.add(new Step(false, a, match.a(), b, match.b()));
            }
            a = match.a() + match.size();
            b = match.b() + match.size();
            if (match.size() > 0) {
                steps.add(new Step(true, match.a(), a, match.b(), b));
            }
        }
        return joined(steps);
    }

    /** Neighbouring equal steps are one. */
    private static List<Step> joined(List<Step> steps) {
        List<Step> joined = new ArrayList<>();
        for (Step step : steps) {
            Step last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.equal() && step.equal()) {
                joined.set(joined.size() - 1, new Step(true, last.a1(), step.a2(), last.b1(), step.b2()));
            } else {
                joined.add(step);
            }
        }
        return joined;
    }

    private void match(int a1, int a2, int b1, int b2, List<Match> matches) {
        Match longest = longest(a1, a2, b1, b2);
        if (longest.size() == 0) {
            return;
        }
        match(a1, longest.a(), b1, longest.b(), matches);
        matches.add(longest);
        match(longest.a() + longest.size(), a2, longest.b() + longest.size(), b2, matches);
    }

    private Match longest(int a1, int a2, int b1, int b2) {
        int bestA = a1;
        int bestB = b1;
        int size = 0;
        Map<Integer, Integer> lengths = new HashMap<>();
        for (int a = a1; a < a2; a++) {
            Map<Integer, Integer> next = new HashMap<>();
            for (int b : places.getOrDefault(before.get(a), List.of())) {
                if (b >= b1 && b < b2) {
                    int length = lengths.getOrDefault(b - 1, 0) + 1;
                    next.put(b, length);
                    if (length > size) {
                        bestA = a - length + 1;
                        bestB = b - length + 1;
                        size = length;
                    }
                }
            }
            lengths = next;
        }
        while (bestA > a1 && bestB > b1 && before.get(bestA - 1).equals(after.get(bestB - 1))) {
            bestA--;
            bestB--;
            size++;
        }
        while (bestA + size < a2
                && bestB + size < b2
                && before.get(bestA + size).equals(after.get(bestB + size))) {
            size++;
        }
        return new Match(bestA, bestB, size);
    }

    /** The changes with some lines around them, apart where more lines lie between. */
    private static List<List<Step>> hunks(List<Step> steps) {
        List<List<Step>> hunks = new ArrayList<>();
        List<Step> hunk = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int length = step.a2() - step.a1();
            boolean first = i == 0;
            boolean last = i == steps.size() - 1;
            if (!step.equal()) {
                hunk.add(step);
            } else if (first) {
                hunk.add(tail(step));
            } else if (last) {
                hunk.add(head(step));
            } else if (length > 2 * CONTEXT) {
                hunk.add(head(step));
                hunks.add(hunk);
                hunk = new ArrayList<>(List.of(tail(step)));
            } else {
                hunk.add(step);
            }
        }
        if (hunk.stream().anyMatch(s -> !s.equal())) {
            hunks.add(hunk);
        }
        return hunks;
    }

    private static Step head(Step step) {
        int length = Math.min(CONTEXT, step.a2() - step.a1());
        return new Step(true, step.a1(), step.a1() + length, step.b1(), step.b1() + length);
    }

    private static Step tail(Step step) {
        int length = Math.min(CONTEXT, step.a2() - step.a1());
        return new Step(true, step.a2() - length, step.a2(), step.b2() - length, step.b2());
    }
}
