package dev.podfall.sim.cel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version such as {@code 1.2.3-rc.1+build}; the build is no part of what versions are compared by. Mirrors {@code
 * github.com/blang/semver}.
 *
 * @param preRelease empty for a release
 */
record SemanticVersion(long major, long minor, long patch, String preRelease) implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final Pattern SHAPE = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIERS + "))?(?:\\+" + IDENTIFIERS + ")?");

    /** @return empty if it is none */
    static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String preRelease = matcher.group(4) == null ? "" : matcher.group(4);
        for (String identifier : preRelease.split("\\.")) {
            if (identifier.matches("0\\d+")) {
                return Optional.empty();
            }
        }
        return Optional.of(new SemanticVersion(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                preRelease));
    }

    /** Reads also {@code v1.2}, {@code 01.02.3}. @return empty if it is none even so */
    static Optional<SemanticVersion> normalized(String text) {
        String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
        boolean isShort = parts.length < 3;
        if (isShort && parts[parts.length - 1].matches(".*[+-].*")) {
            return Optional.empty();
        }
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String part = i < parts.length ? parts[i].replaceFirst("^0+(?=\\d)", "") : "0";
            whole.append(i == 0 ? "" : ".").append(part);
        }
        return parse(whole.toString());
    }

    /** Why a text is none, in upstream's words. */
    static String problem(String text) {
        if (text.isEmpty()) {
            return "Version string empty";
        }
        String[] parts = text.split("\\.", 3);
        if (parts.length < 3) {
            return "No Major.Minor.Patch elements found";
        }
        String[] names = {"major", "minor"};
        for (int i = 0; i < names.length; i++) {
            if (!parts[i].matches("\\d+")) {
                return "Invalid character(s) found in " + names[i] + " number \"" + parts[i] + "\"";
            }
            if (parts[i].matches("0\\d+")) {
                return Character.toUpperCase(names[i].charAt(0)) + names[i].substring(1)
                        + " number must not contain leading zeroes \"" + parts[i] + "\"";
            }
        }
        return "Invalid character(s) found in patch number \"" + parts[2].split("[-+]", 2)[0] + "\"";
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compare(major, other.major);
        order = order == 0 ? Long.compare(minor, other.minor) : order;
        order = order == 0 ? Long.compare(patch, other.patch) : order;
        return order == 0 ? comparePreReleases(preRelease, other.preRelease) : order;
    }

    private static int comparePreReleases(String one, String two) {
        if (one.isEmpty() || two.isEmpty()) {
            return Boolean.compare(one.isEmpty(), two.isEmpty());
        }
        String[] a = one.split("\\.");
        String[] b = two.split("\\.");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean number = a[i].matches("\\d+");
            boolean otherNumber = b[i].matches("\\d+");
            int order = number && otherNumber
                    ? new java.math.BigInteger(a[i]).compareTo(new java.math.BigInteger(b[i]))
                    : number == otherNumber ? a[i].compareTo(b[i]) : Boolean.compare(otherNumber, number);
            if (order != 0) {
                return Integer.signum(order);
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
