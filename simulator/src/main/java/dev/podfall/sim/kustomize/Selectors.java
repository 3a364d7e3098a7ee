package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** What a patch's target says: whole patterns, and labels. */
final class Selectors {
    private Selectors() {}

    /** A pattern for a whole value, which costs no more than its length. */
    static Pattern pattern(String text) {
        try {
            return Pattern.compile("^(?:" + text + ")$");
        } catch (PatternSyntaxException wrong) {
            throw new KustomizeFailure("error parsing regexp: " + wrong.getMessage(), wrong);
        }
    }

    /** Whether labels have all that a selector with commas asks for: {@code a=b}, {@code a!=b}, {@code a}, {@code !a}. */
    static boolean test(String selector, JsonNode labels) {
        for (String part : selector.split(",")) {
            String term = part.strip();
            int equals = term.indexOf('=');
            if (term.isEmpty()) {
                continue;
            }
            boolean not = term.startsWith("!") || equals > 0 && term.charAt(equals - 1) == '!';
            String key = (equals < 0 ? term : term.substring(0, equals))
                    .replace("!", "")
                    .strip();
            String value = equals < 0
                    ? null
                    : term.substring(equals + 1).replaceFirst("^=", "").strip();
            boolean there = labels.has(key)
                    && (value == null || labels.path(key).asText().equals(value));
            if (there == not) {
                return false;
            }
        }
        return true;
    }
}
