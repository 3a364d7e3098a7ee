package dev.podfall.scenario.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names a person may have meant. */
final class Nearest {
    private Nearest() {}

    /** At most three, nearest first; only those that share a good part of their letters. */
    static List<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(n ->
                        distance(typed, n) <= Math.max(2, n.length() / 2) || n.contains(typed) || typed.contains(n))
                .sorted(Comparator.comparingInt((String n) -> distance(typed, n))
                        .thenComparing(n -> n))
                .limit(3)
                .toList();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
