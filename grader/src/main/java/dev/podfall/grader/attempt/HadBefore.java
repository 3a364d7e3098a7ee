package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** An exam is wished with a seed that draws a fault its candidate had before. */
public final class HadBefore extends PodfallException {
    private static final long serialVersionUID = 1L;

    HadBefore(String lab, long seed, String attempt) {
        super(
                Category.CANDIDATE,
                "Seed " + seed + " draws for " + lab + " what was wrong in " + attempt
                        + ", and an exam does not repeat that.",
                "Let it be drawn: " + Attempt.start(lab) + " --mode exam\nPractise it again: " + Attempt.start(lab)
                        + " --seed " + seed);
    }
}
