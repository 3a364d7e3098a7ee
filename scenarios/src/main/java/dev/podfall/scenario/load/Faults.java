package dev.podfall.scenario.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Which faults a lab's seeds draw, without the rest of the lab. Used by one thread. */
public final class Faults {
    private final Set<String> draws;
    private final LongFunction<String> reading;
    private final Map<Long, String> drawn = new HashMap<>();

    /**
     * @param draws the names of the draws that choose among causes
     * @param reading what is written in {@code faults.yaml} once a seed has drawn it
     */
    public Faults(Set<String> draws, LongFunction<String> reading) {
        this.draws = Set.copyOf(draws);
        this.reading = reading;
    }

    /** The names of the draws that choose among causes: {@code cause}, and those that {@code faults.yaml} asks for. */
    public Set<String> draws() {
        return draws;
    }

    /** What tells apart the faults of seeds: equal for two that break the same in the same way. Those that cannot be read are equal. */
    public String drawnBy(long seed) {
        return drawn.computeIfAbsent(seed, this::read);
    }

    private String read(long seed) {
        try {
            return reading.apply(seed);
        } catch (UnreadableData toldWhenItIsStarted) {
            return "";
        }
    }
}
