package dev.podfall.scenario.authored;

import java.util.List;

/** Authored lists: what is left out is empty. */
public final class Lists {
    private Lists() {}

    /** A copy that cannot be changed; empty for null. */
    public static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
