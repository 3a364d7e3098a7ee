package dev.podfall.sim.workload.web.nginx;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which location a path belongs to. Mirrors {@code ngx_http_core_find_location}. */
final class Places {
    private Places() {}

    static Optional<Directive> of(Directive block, String path) {
        Directive best = null;
        String bestPrefix = "";
        for (Directive location : block.all("location").toList()) {
            String modifier = modifier(location);
            String pattern = pattern(location);
            if (modifier.equals("=") && pattern.equals(path)) {
                return Optional.of(location);
            }
            boolean prefix = modifier.isEmpty() || modifier.equals("^~");
            if (prefix && path.startsWith(pattern) && (best == null || pattern.length() > bestPrefix.length())) {
                best = location;
                bestPrefix = pattern;
            }
        }
        if (best != null && modifier(best).equals("^~")) {
            return Optional.of(best);
        }
        for (Directive location : block.all("location").toList()) {
            if (modifier(location).startsWith("~")
                    && find(pattern(location), modifier(location).endsWith("*"), path)
                            .isPresent()) {
                return Optional.of(location);
            }
        }
        return Optional.ofNullable(best);
    }

    private static String modifier(Directive location) {
        String first = location.first();
        if (location.arguments().size() > 1) {
            return first;
        }
        return first.startsWith("@") ? "@" : first.startsWith("=") ? "=" : first.startsWith("~") ? "~" : "";
    }

    /** The path or pattern without its modifier. */
    static String pattern(Directive location) {
        String last = location.arguments().get(location.arguments().size() - 1);
        return location.arguments().size() > 1 ? last : last.replaceFirst("^[=~]", "");
    }

    /** A match of a pattern somewhere in a text; none when it would take too long to find out. */
    static Optional<Matcher> find(String pattern, boolean anyCase, String text) {
        try {
            Matcher matcher = Pattern.compile(pattern, anyCase ? Pattern.CASE_INSENSITIVE : 0)
                    .matcher(new Bounded(text, new int[1]));
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (Bounded.TooLong | StackOverflowError endless) {
            return Optional.empty();
        }
    }

    /** A text that may be looked at only so often. */
    private record Bounded(String text, int[] looks) implements CharSequence {
        private static final int MOST_LOOKS = 200_000;

        private static final class TooLong extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
