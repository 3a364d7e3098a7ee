package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.FileSystem;
import java.util.ArrayList;
import java.util.List;

/** Shell patterns: {@code *}, {@code ?}, {@code [a-z]}, and the files that match them. */
final class Wildcards {
    private static final int MOST_MATCHES = 10_000;

    private Wildcards() {}

    /** Whether the whole text matches. Its cost is bounded by the product of the lengths. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            int end = p < pattern.length() ? oneMatches(pattern, p, text.charAt(t)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (end > 0) {
                p = end;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after matching one character, or -1. */
    private static int oneMatches(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '*' -> -1;
            case '?' -> p + 1;
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
            case '[' -> bracket(pattern, p, c);
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private static int bracket(String pattern, int p, char c) {
        int i = p + 1;
        boolean negated = i < pattern.length() && "!^".indexOf(pattern.charAt(i)) >= 0;
        i += negated ? 1 : 0;
        int first = i;
        boolean found = false;
        while (i < pattern.length() && (pattern.charAt(i) != ']' || i == first)) {
            if (i + 2 < pattern.length() && pattern.charAt(i + 1) == '-' && pattern.charAt(i + 2) != ']') {
                found |= c >= pattern.charAt(i) && c <= pattern.charAt(i + 2);
                i += 3;
            } else {
                found |= pattern.charAt(i++) == c;
            }
        }
        if (i >= pattern.length()) {
            return c == '[' ? p + 1 : -1;
        }
        return found != negated ? i + 1 : -1;
    }

    /** The files that match, in order; none when nothing does. */
    static List<String> files(String pattern, FileSystem files, String directory) {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        for (String part : pattern.split("/")) {
            if (!part.isEmpty()) {
                found = next(found, part, files, directory);
            }
        }
        return found;
    }

    private static List<String> next(List<String> prefixes, String part, FileSystem files, String directory) {
        List<String> found = new ArrayList<>();
        boolean wild = part.matches(".*[*?\\[].*");
        for (String prefix : prefixes) {
            String at = FileSystem.resolve(directory, prefix.isEmpty() ? "." : prefix);
            String lead = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
            if (!wild) {
                String name = part.replace("\\", "");
                if (files.exists(FileSystem.resolve(at, name)) || name.startsWith(".")) {
                    found.add(lead + name);
                }
                continue;
            }
            for (String name : files.list(at)) {
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && matches(part, name) && found.size() < MOST_MATCHES) {
                    found.add(lead + name);
                }
            }
        }
        return found;
    }
}
