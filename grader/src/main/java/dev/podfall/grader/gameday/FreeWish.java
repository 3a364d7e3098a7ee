package dev.podfall.grader.gameday;

import java.util.List;
import java.util.Map;

/**
 * A wish for a drill that nobody wrote.
 *
 * @param world where it happens; null for the usual one
 * @param faults what breaks, by name, in that order; empty to have it drawn
 * @param with parameters that somebody chose, as {@code FAULT.PARAMETER} and its value; all others are drawn
 * @param seed the same wish with the same seed is the same drill; null to have it drawn
 */
public record FreeWish(String world, List<String> faults, Map<String, String> with, Long seed) {
    /** The world of who names none. */
    public static final String USUAL_WORLD = "fraud-scorer";

    /** So many at once; with more, nobody could tell what did what. */
    public static final int MOST_FAULTS = 3;

    /** Nothing stands for the usual world, and for what is to be drawn. */
    public FreeWish {
        world = world == null || world.isBlank() ? USUAL_WORLD : world;
        faults = faults == null ? List.of() : List.copyOf(faults);
        with = with == null ? Map.of() : Map.copyOf(with);
    }
}
