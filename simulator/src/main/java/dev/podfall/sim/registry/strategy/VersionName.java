package dev.podfall.sim.registry.strategy;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an API version: {@code v2} comes after {@code v1}, both after {@code v2beta1}, and that after {@code v2alpha1};
 * names of other shapes come first. Mirrors {@code CompareKubeAwareVersionStrings}.
 *
 * @param stage 3 for a release, 2 for beta, 1 for alpha, 0 for another name
 */
record VersionName(int stage, long major, long minor, String text) implements Comparable<VersionName> {
    private static final Pattern SHAPE = Pattern.compile("v([1-9]\\d{0,9})(?:(alpha|beta)([1-9]\\d{0,9}))?");

    static VersionName of(String name) {
        Matcher matcher = SHAPE.matcher(name);
        if (!matcher.matches()) {
            return new VersionName(0, 0, 0, name);
        }
        String kind = matcher.group(2);
        int stage = kind == null ? 3 : kind.equals("beta") ? 2 : 1;
        long minor = kind == null ? 0 : Long.parseLong(matcher.group(3));
        return new VersionName(stage, Long.parseLong(matcher.group(1)), minor, name);
    }

    @Override
    public int compareTo(VersionName other) {
        return Comparator.comparingInt(VersionName::stage)
                .thenComparingLong(VersionName::major)
                .thenComparingLong(VersionName::minor)
                .thenComparing(VersionName::text, Comparator.reverseOrder())
                .compare(this, other);
    }
}
