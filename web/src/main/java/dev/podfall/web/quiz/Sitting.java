package dev.podfall.web.quiz;

import dev.podfall.grader.quiz.Completeness;
import dev.podfall.grader.quiz.Marker;
import dev.podfall.grader.quiz.Note;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.quiz.form.QuestionForm;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.quiz.form.Shuffle;
import dev.podfall.web.store.AnswerRow;
import dev.podfall.web.store.SittingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sitting with the questions it was started with and the answers so far.
 *
 * @param quiz as it was at the start; without questions when that is {@link #isLost}
 * @param answers by question id
 * @param now when it was looked at
 */
record Sitting(SittingRow row, Quiz quiz, Map<String, AnswerRow> answers, Instant now) {
    static Sitting of(SittingRow row, Optional<Quiz> quiz, Map<String, AnswerRow> answers, Instant now) {
        return new Sitting(
                row,
                quiz.orElseGet(() -> new Quiz(row.quizId(), row.title(), row.quizVersion(), 0, 0, "", List.of())),
                answers,
                now);
    }

    String id() {
        return row.id();
    }

    String path() {
        return "/sittings/" + id();
    }

    /** Whether its questions are not known any more: it is from before they were kept, and its quiz is gone. */
    boolean isLost() {
        return quiz.questions().isEmpty();
    }

    boolean isOver() {
        return row.endedAt() != null;
    }

    boolean hasExpired() {
        return "expired".equals(row.ending());
    }

    long remainingSeconds() {
        return Math.max(0, Duration.between(now, row.deadline()).toSeconds());
    }

    long totalSeconds() {
        return Duration.between(row.startedAt(), row.deadline()).toSeconds();
    }

    /** How long it took; only when over. */
    long takenSeconds() {
        return Duration.between(row.startedAt(), row.endedAt()).toSeconds();
    }

    int count() {
        return quiz.questions().size();
    }

    /** Counted from 1. */
    Question question(int number) {
        return quiz.questions().get(number - 1);
    }

    List<Question> questions() {
        return quiz.questions();
    }

    QuestionForm form(Question question) {
        return QuestionForm.of(question, new Shuffle(id()));
    }

    Reply reply(Question question) {
        return answer(question).map(answer -> Reply.stored(answer.response())).orElse(Reply.NONE);
    }

    /** Of the stored answer; 0 if none was ever stored. */
    long revision(Question question) {
        return answer(question).map(AnswerRow::revision).orElse(0L);
    }

    Completeness completeness(Question question) {
        return Marker.completeness(question, reply(question).json());
    }

    Optional<Note> note(Question question) {
        return Marker.note(question, reply(question).json());
    }

    boolean isFlagged(Question question) {
        return answer(question).map(AnswerRow::flagged).orElse(false);
    }

    long answered() {
        return count() - open().size();
    }

    /** The numbers of the questions without a whole answer. */
    List<Integer> open() {
        return IntStream.rangeClosed(1, count())
                .filter(number -> completeness(question(number)) != Completeness.COMPLETE)
                .boxed()
                .toList();
    }

    /** Whether each answer is explained once it stands, and not only after the hand-in. */
    boolean isToldAtOnce() {
        return SittingRow.IMMEDIATE.equals(row.feedback());
    }

    /** Whether the learner was told what is right. */
    boolean isChecked(Question question) {
        return answer(question).map(AnswerRow::checkedAt).isPresent();
    }

    /** Whether the question's answer cannot be changed any more, though the sitting runs. */
    boolean isLocked(Question question) {
        return isChecked(question) || remainingSeconds(question) == 0;
    }

    /** Until the question's own clock, or the sitting's, is over. */
    long remainingSeconds(Question question) {
        var seconds = quiz.secondsPerQuestion();
        var opened = answer(question).map(AnswerRow::openedAt);
        if (seconds == null || opened.isEmpty()) {
            return seconds == null ? remainingSeconds() : Math.min(seconds, remainingSeconds());
        }
        var left = Duration.between(now, opened.get().plusSeconds(seconds)).toSeconds();
        return Math.max(0, Math.min(left, remainingSeconds()));
    }

    /** How far a question is: the key of a text. */
    String state(Question question) {
        return switch (completeness(question)) {
            case NONE -> "quiz.state.none";
            case UNREADABLE -> "quiz.state.unreadable";
            case PARTIAL -> "quiz.state.partly";
            case COMPLETE -> "quiz.state.answered";
        };
    }

    private Optional<AnswerRow> answer(Question question) {
        return Optional.ofNullable(answers.get(question.id()));
    }
}
