package dev.podfall.engine.lab;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.time.Duration;

/** A lab's faults do not lead to its symptom. */
public final class SymptomDoesNotShow extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param seen what is there instead */
    SymptomDoesNotShow(String lab, Duration limit, String seen) {
        super(
                Category.AUTHOR,
                "The symptom of " + lab + " is not seen after " + limit.toMinutes() + " minutes. Seen: " + seen + ".",
                "Compare the symptom in its faults.yaml with that.");
    }
}
