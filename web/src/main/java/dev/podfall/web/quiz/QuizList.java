package dev.podfall.web.quiz;

import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.store.SittingRow;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What the list of quizzes shows.
 *
 * @param broken those that cannot be offered
 * @param history the learner's sittings, newest first
 * @param isAuthor whether the reader may see what is wrong with the broken ones
 * @param practice what the learner missed
 */
record QuizList(
        List<Quiz> offered,
        List<InspectedQuiz> broken,
        List<SittingRow> history,
        boolean isAuthor,
        Practice.Queue practice) {
    boolean isRunning(Quiz quiz) {
        return history.stream()
                .anyMatch(row -> row.endedAt() == null && row.quizId().equals(quiz.id()));
    }

    OptionalInt best(Quiz quiz) {
        return history.stream()
                .filter(row -> row.quizId().equals(quiz.id()))
                .map(SittingRow::score)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max();
    }

    /** Sittings that run though their quiz is not offered any more. */
    List<SittingRow> strays() {
        return history.stream()
                .filter(row -> row.endedAt() == null)
                .filter(row -> offered.stream().noneMatch(quiz -> quiz.id().equals(row.quizId())))
                .toList();
    }
}
