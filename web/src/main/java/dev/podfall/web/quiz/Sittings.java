package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.AnswerRepository;
import dev.podfall.web.store.AnswerRow;
import dev.podfall.web.store.SittingRepository;
import dev.podfall.web.store.SittingRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Opens, times and closes sittings. The clock is the server's; a sitting whose time is over is handed in as it stands, whether anybody
 * looks or not, and even if the server was down at that moment.
 */
@Singleton
final class Sittings implements Beat {
    private final QuizShelf quizzes;
    private final SittingRepository rows;
    private final AnswerRepository answers;
    private final WallClock clock;

    Sittings(QuizShelf quizzes, SittingRepository rows, AnswerRepository answers, WallClock clock) {
        this.quizzes = quizzes;
        this.rows = rows;
        this.answers = answers;
        this.clock = clock;
    }

    /** Starts one, or finds the one that runs. */
    synchronized Sitting start(String learner, String quizId) {
        var running = rows.findByLearnerIdAndQuizIdAndEndedAtIsNull(learner, quizId)
                .map(this::load)
                .map(this::closeIfOver)
                .filter(sitting -> !sitting.isOver());
        return running.orElseGet(() -> open(learner, quizId));
    }

    /**
     * A learner's sitting, closed if its time is over.
     *
     * @throws UnknownSitting if it is not theirs
     */
    synchronized Sitting find(String learner, String id) {
        return rows.findById(id)
                .filter(row -> row.learnerId().equals(learner))
                .map(this::load)
                .map(this::closeIfOver)
                .orElseThrow(() -> new UnknownSitting(id));
    }

    /** All of a learner, newest first. */
    List<SittingRow> history(String learner) {
        return rows.findByLearnerIdOrderByStartedAtDesc(learner);
    }

    /** Keeps an answer; one that comes too late changes nothing. */
    synchronized Sitting save(Sitting sitting, Question question, Reply reply, boolean flagged) {
        var current = find(sitting.row().learnerId(), sitting.id());
        if (current.isOver()) {
            return current;
        }
        var row = AnswerRow.of(current.id(), question.id(), reply.toStore(), flagged, clock.instant());
        if (current.answers().containsKey(question.id())) {
            answers.update(row);
        } else {
            answers.save(row);
        }
        return load(current.row());
    }

    /** Hands it in. */
    synchronized Sitting submit(Sitting sitting) {
        var current = find(sitting.row().learnerId(), sitting.id());
        return current.isOver() ? current : close(current, clock.instant(), "submitted");
    }

    @Override
    public synchronized void beat() {
        rows.findByEndedAtIsNullAndDeadlineBefore(clock.instant()).forEach(row -> closeIfOver(load(row)));
    }

    private Sitting open(String learner, String quizId) {
        var quiz = quizzes.quiz(quizId);
        var now = clock.instant();
        var deadline = now.plus(Duration.ofMinutes(quiz.minutes()));
        var id = UUID.randomUUID().toString();
        return load(rows.save(new SittingRow(id, learner, quizId, quiz.version(), now, deadline, null, null, null)));
    }

    private Sitting load(SittingRow row) {
        var byQuestion = answers.findBySittingId(row.id()).stream()
                .collect(Collectors.toMap(AnswerRow::questionId, Function.identity()));
        return new Sitting(row, quizzes.quiz(row.quizId()), byQuestion, clock.instant());
    }

    private Sitting closeIfOver(Sitting sitting) {
        var deadline = sitting.row().deadline();
        return sitting.isOver() || clock.instant().isBefore(deadline) ? sitting : close(sitting, deadline, "expired");
    }

    private Sitting close(Sitting sitting, Instant at, String how) {
        var row = rows.update(sitting.row().ended(at, how, Result.of(sitting).score()));
        return new Sitting(row, sitting.quiz(), sitting.answers(), sitting.now());
    }
}
