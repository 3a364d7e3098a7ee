package dev.podfall.scenario.draw;

import java.util.Set;

/**
 * How a lab came to be as it is.
 *
 * @param seed that drew it; 0 where somebody chose
 * @param draw what was drawn
 * @param used the names of draws that the lab's files ask for
 */
public record Drawing(long seed, Draw draw, Set<String> used) {
    public Drawing {
        used = Set.copyOf(used);
    }
}
