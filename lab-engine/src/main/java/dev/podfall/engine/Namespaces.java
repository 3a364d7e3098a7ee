package dev.podfall.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the namespaces that a lab is written for are called on a cluster. A cluster of its own keeps their names; where
 * several attempts share one, each has namespaces of its own.
 *
 * @param actual names on the cluster by names in the lab; those that keep theirs are left out
 */
public record Namespaces(Map<String, String> actual) {
    /** All keep their names. */
    public static final Namespaces SAME = new Namespaces(Map.of());

    public Namespaces {
        actual = new TreeMap<>(actual);
    }

    /** The name on the cluster. */
    public String actual(String inLab) {
        return actual.getOrDefault(inLab, inLab);
    }

    /** The name in the lab. */
    public String inLab(String onCluster) {
        return actual.entrySet().stream()
                .filter(e -> e.getValue().equals(onCluster))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(onCluster);
    }

    /** A text written for the lab's names, such as a task or a command, with those of the cluster. */
    public String inText(String text) {
        if (text == null || actual.isEmpty()) {
            return text;
        }
        String names = actual.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?<![a-zA-Z0-9-])(" + names + ")(?![a-zA-Z0-9-])")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(actual(found.group(1))));
    }
}
