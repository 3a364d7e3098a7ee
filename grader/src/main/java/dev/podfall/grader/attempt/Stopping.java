package dev.podfall.grader.attempt;

import java.util.Map;

/** What is left of an attempt that is stopped: a grade where one is due, else the step alone. Its cluster is the caller's to remove. */
record Stopping(Journal journal, Grader grader, Roll roll) {
    /** Writes the last steps of an attempt; one that is over stays as it is. */
    void end(History history) {
        boolean labIsThere = roll.shown(history).isPresent();
        if (labIsThere && history.state() == State.asking) {
            grader.close(history, Map.of(), Step.Kind.submitted);
        } else if (labIsThere
                && history.state() == State.running
                && history.started().mode() == Mode.exam) {
            grader.stopExam(history);
        } else if (!history.state().isOver()) {
            journal.append(grader.keepTrail(history), Step.Kind.stopped, Map.of());
        }
    }
}
