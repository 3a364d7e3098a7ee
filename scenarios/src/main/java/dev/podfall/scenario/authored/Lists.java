package dev.podfall.scenario.authored;

import java.util.List;
import java.util.Objects;

/** Authored lists: what is left out is empty. */
public final class Lists {
    private Lists() {}

    /**
     * A copy that cannot be changed; empty for null.
     *
     * @throws IllegalArgumentException if an entry is missing, which the reader says with its place
     */
    public static <T> List<T> copy(List<T> list) {
        if (list != null && list.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a list has an entry without a value");
        }
        return list == null ? List.of() : List.copyOf(list);
    }
}
