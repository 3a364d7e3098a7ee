package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Lab;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a learner has done so far.
 *
 * @param attempts newest first
 */
record LabHistory(List<Attempt> attempts) {
    /** The labs of one difficulty, in their order. */
    static List<Lab> of(Difficulty level, List<Lab> labs) {
        return labs.stream().filter(lab -> lab.facts().difficulty() == level).toList();
    }

    /** Those that are not over; tasks of an exam are found with it. */
    List<Attempt> running() {
        return attempts.stream()
                .filter(a -> !a.state().isOver() && a.exam() == null)
                .toList();
    }

    Optional<Attempt> runningOf(String lab) {
        return running().stream().filter(a -> a.lab().equals(lab)).findFirst();
    }

    List<Attempt> of(String lab) {
        return attempts.stream().filter(a -> a.lab().equals(lab)).toList();
    }

    OptionalInt best(String lab) {
        return of(lab).stream()
                .map(Attempt::score)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max();
    }

    boolean passed(String lab) {
        return of(lab).stream().anyMatch(a -> Boolean.TRUE.equals(a.passed()));
    }
}
