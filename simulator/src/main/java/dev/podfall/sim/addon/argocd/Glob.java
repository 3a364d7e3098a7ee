package dev.podfall.sim.addon.argocd;

/** Patterns with {@code *} and {@code ?}, and lists in braces. Mirrors {@code util/glob}; without regular expressions, which may take for ever. */
final class Glob {
    private static final int LONGEST = 1000;

    private Glob() {}

    /** Whether the whole text fits; a star stands for whatever there is, slashes as well. */
    static boolean matches(String pattern, String text) {
        return matches(pattern, text, false);
    }

    /** Whether the whole address fits: a star stands for what is between two slashes, two stars for everything. */
    static boolean matchesAddress(String pattern, String text) {
        return matches(pattern, text, !pattern.equals("*") && !pattern.contains("**"));
    }

    private static boolean matches(String pattern, String text, boolean parted) {
        if (pattern.length() > LONGEST || text.length() > LONGEST) {
            return pattern.equals(text);
        }
        if (pattern.startsWith("{") && pattern.endsWith("}")) {
            for (String each : pattern.substring(1, pattern.length() - 1).split(",")) {
                if (one(each.strip(), text, parted)) {
                    return true;
                }
            }
            return false;
        }
        return one(pattern, text, parted);
    }

    private static boolean one(String pattern, String text, boolean parted) {
        int star = -1;
        int from = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0 && !(parted && text.charAt(from) == '/')) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
