package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A weighted claim about the repaired cluster.
 *
 * @param title the claim as a sentence
 * @param weight marks
 * @param mode when it must hold; {@code converge} by default
 * @param visibility when its details are shown; {@code open} by default
 * @param claim what is looked at, and what it must be
 * @param why why it matters, in one or two sentences
 * @param see the kubectl command that shows it
 */
public record CriterionSpec(
        @Required String id,
        @Required String title,
        @Required int weight,
        Mode mode,
        Visibility visibility,
        @Required ClaimSpec claim,
        @Required String why,
        @Required String see) {
    public CriterionSpec {
        mode = mode == null ? Mode.converge : mode;
        visibility = visibility == null ? Visibility.open : visibility;
    }

    /** When details are shown. */
    public enum Visibility {
        /** In every check. */
        open,
        /** In the final report only, since they tell the cause. */
        end
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
