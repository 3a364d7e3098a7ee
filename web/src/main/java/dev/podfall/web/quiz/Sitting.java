package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.store.AnswerRow;
import dev.podfall.web.store.SittingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A sitting with its quiz and the answers so far.
 *
 * @param answers by question id
 * @param now when it was looked at
 */
record Sitting(SittingRow row, Quiz quiz, Map<String, AnswerRow> answers, Instant now) {
    String id() {
        return row.id();
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

    Reply reply(Question question) {
        var answer = answers.get(question.id());
        return answer == null ? Reply.NONE : Reply.stored(answer.response());
    }

    boolean isAnswered(Question question) {
        return reply(question).isGiven();
    }

    boolean isFlagged(Question question) {
        var answer = answers.get(question.id());
        return answer != null && answer.flagged();
    }

    long answered() {
        return quiz.questions().stream().filter(this::isAnswered).count();
    }

    List<Question> questions() {
        return quiz.questions();
    }

    Shuffle shuffle() {
        return new Shuffle(id());
    }
}
