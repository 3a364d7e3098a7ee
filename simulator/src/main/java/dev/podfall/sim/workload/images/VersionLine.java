package dev.podfall.sim.workload.images;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The versions of one line that a repository holds: {@code 1.27.0-5} says that there are {@code 1.27.0} to {@code 1.27.5},
 * and that {@code 1.27} means the newest of them. The last part may be a list, such as {@code 2.4.46,48-65}.
 *
 * @param prefix what all versions begin with, up to the last dot
 * @param last the last parts that exist
 */
record VersionLine(String prefix, TreeSet<Integer> last) {
    /** @throws IllegalArgumentException when the text has no dot or no numbers after it */
    static VersionLine parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is no line of versions, such as 1.27.0-5.");
        }
        TreeSet<Integer> last = new TreeSet<>();
        for (String part : text.substring(dot + 1).split(",")) {
            int[] ends =
                    Arrays.stream(part.split("-")).mapToInt(Integer::parseInt).toArray();
            for (int i = ends[0]; i <= ends[ends.length - 1]; i++) {
                last.add(i);
            }
        }
        return new VersionLine(text.substring(0, dot), last);
    }

    /** The version that a tag means, or empty when it is none of this line. */
    Optional<String> version(String tag) {
        if (tag.equals(prefix)) {
            return Optional.of(prefix + "." + last.last());
        }
        if (!tag.startsWith(prefix + ".")) {
            return Optional.empty();
        }
        String rest = tag.substring(prefix.length() + 1);
        boolean there = rest.matches("0|[1-9][0-9]{0,8}") && last.contains(Integer.parseInt(rest));
        return there ? Optional.of(tag) : Optional.empty();
    }
}
