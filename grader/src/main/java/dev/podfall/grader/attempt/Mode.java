package dev.podfall.grader.attempt;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Arrays;

/** How an attempt is run. */
public enum Mode {
    /** Check as often as you like; hints cost. */
    practice,
    /** No hints, no checks; graded once. */
    exam;

    /**
     * The mode of that name; practice for null.
     *
     * @throws UnknownMode if there is none
     */
    @JsonCreator
    public static Mode of(String name) {
        if (name == null) {
            return practice;
        }
        return Arrays.stream(values())
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownMode(name));
    }

    /** There is no such mode. */
    public static final class UnknownMode extends PodfallException {
        private static final long serialVersionUID = 1L;

        UnknownMode(String name) {
            super(Category.CANDIDATE, "There is no mode \"" + name + "\".", "Choose practice or exam.");
        }
    }
}
