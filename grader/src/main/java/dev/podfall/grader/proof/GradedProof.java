package dev.podfall.grader.proof;

import dev.podfall.grader.rubric.Score;
import java.util.List;

/** A claim that is shown by a grade: what was marked down in it says what the grader can tell apart. */
interface GradedProof extends Proof {
    /**
     * What the experiment came to.
     *
     * @param problems as {@link Proof#problems} has them
     * @param score the grade; null if it never came to one
     */
    record Graded(List<String> problems, Score score) {}

    Graded graded(Bench bench);

    @Override
    default List<String> problems(Bench bench) {
        return graded(bench).problems();
    }
}
