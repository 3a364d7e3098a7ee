package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A weighted claim about the repaired cluster.
 *
 * @param title the claim as a sentence
 * @param weight marks
 * @param mode when it must hold; {@code converge} by default
 * @param claim what is looked at, and what it must be
 * @param why why it matters, in one or two sentences
 * @param see the kubectl command that shows it
 */
public record CriterionSpec(
        @Required String id,
        @Required String title,
        @Required int weight,
        Mode mode,
        @Required ClaimSpec claim,
        @Required String why,
        @Required String see) {
    public CriterionSpec {
        mode = mode == null ? Mode.converge : mode;
    }

    /** When a claim must hold. */
    public enum Mode {
        /** Becomes true within the grader's window. */
        converge,
        /** True now. */
        assertion,
        /** Stays true, through a trial. */
        sustain
    }
}
