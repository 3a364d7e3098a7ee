package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A weighted claim about the repaired cluster.
 *
 * @param title the claim as a sentence
 * @param weight marks
 * @param mode when it must hold; {@code converge} by default
 * @param visibility how much of it a check tells; {@code open} by default
 * @param about the kind of thing it is about, for checks that must not tell more, such as "Something that a large request
 *     needs"; may be left out, then it comes from the kind of claim
 * @param price marks that it costs, once, to have a check judge it; nothing by default
 * @param needed whether nobody passes without it, however much else was earned: what the task demands in words
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
        String about,
        int price,
        boolean needed,
        @Required ClaimSpec claim,
        @Required String why,
        @Required String see) {
    public CriterionSpec {
        mode = mode == null ? Mode.converge : mode;
        visibility = visibility == null ? Visibility.open : visibility;
    }

    /** How much a check tells before the end; the final report tells all. */
    public enum Visibility {
        /** All of it, but no value that is meant. */
        open,
        /** Which kind of thing it is about and whether it holds, since more would tell the cause. */
        kind,
        /** That there is something more; it is judged at the end. */
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
