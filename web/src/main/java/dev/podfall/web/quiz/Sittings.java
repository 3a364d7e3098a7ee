package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.AnswerRepository;
import dev.podfall.web.store.AnswerRow;
import dev.podfall.web.store.LateAnswerRepository;
import dev.podfall.web.store.LateAnswerRow;
import dev.podfall.web.store.SittingRepository;
import dev.podfall.web.store.SittingRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens, times, closes and marks sittings. The clock is the server's; a sitting whose time is over is handed in as it stands, whether
 * anybody looks or not, and even if the server was down at that moment. What is asked is fixed at the start, what it earned at the end.
 */
@Singleton
final class Sittings implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Sittings.class);

    private final QuizShelf quizzes;
    private final Snapshots snapshots;
    private final SittingRepository rows;
    private final AnswerRepository answers;
    private final LateAnswerRepository late;
    private final WallClock clock;
    private boolean healed;

    Sittings(
            QuizShelf quizzes,
            Snapshots snapshots,
            SittingRepository rows,
            AnswerRepository answers,
            LateAnswerRepository late,
            WallClock clock) {
        this.quizzes = quizzes;
        this.snapshots = snapshots;
        this.rows = rows;
        this.answers = answers;
        this.late = late;
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

    /** A quiz as a learner last had it, though it may not be offered any more. */
    Optional<Quiz> lastTaken(String learner, String quizId) {
        return history(learner).stream()
                .filter(row -> row.quizId().equals(quizId))
                .flatMap(row -> snapshots.find(row.snapshot()).stream())
                .findFirst();
    }

    /**
     * Keeps an answer.
     *
     * @param basis the revision that the form showed; empty to overwrite whatever there is
     */
    synchronized Saved save(Sitting sitting, Question question, Reply reply, boolean flagged, Optional<Long> basis) {
        var current = find(sitting.row().learnerId(), sitting.id());
        if (current.isOver()) {
            keepLate(current, question, reply);
            return new Saved(current, Saved.Outcome.OVER);
        }
        var isSame = current.reply(question).equals(reply);
        if (!isSame && basis.filter(seen -> seen != current.revision(question)).isPresent()) {
            return new Saved(current, Saved.Outcome.CHANGED_ELSEWHERE);
        }
        if (!isSame || flagged != current.isFlagged(question)) {
            write(current, question, reply, flagged, isSame);
        }
        return new Saved(load(current.row()), Saved.Outcome.STORED);
    }

    /** Hands it in. */
    synchronized Sitting submit(Sitting sitting) {
        var current = find(sitting.row().learnerId(), sitting.id());
        return current.isOver() ? current : close(current, clock.instant(), "submitted");
    }

    /** What came for an ended sitting when the time was over, by question id. */
    Map<String, Reply> late(Sitting sitting) {
        return late.findBySittingId(sitting.id()).stream()
                .collect(Collectors.toMap(LateAnswerRow::questionId, row -> Reply.stored(row.response())));
    }

    /** One sitting that makes trouble does not stop the clocks of the others. */
    @Override
    public synchronized void beat() {
        if (!healed) {
            rows.findBySnapshotIsNull().forEach(row -> safely(row, this::load));
            healed = true;
        }
        rows.findByEndedAtIsNullAndDeadlineBefore(clock.instant())
                .forEach(row -> safely(row, overdue -> closeIfOver(load(overdue))));
    }

    private static void safely(SittingRow row, Consumer<SittingRow> task) {
        try {
            task.accept(row);
        } catch (RuntimeException e) {
            LOG.warn("Sitting {} is left as it is: {}", row.id(), e.toString());
        }
    }

    private void write(Sitting sitting, Question question, Reply reply, boolean flagged, boolean isSame) {
        var known = sitting.answers().get(question.id());
        var revision = sitting.revision(question) + (isSame ? 0 : 1);
        var id = known == null ? sitting.id() + "/" + question.id() : known.id();
        var row = new AnswerRow(id, sitting.id(), question.id(), reply.toStore(), flagged, clock.instant(), revision);
        if (known == null) {
            answers.save(row);
        } else {
            answers.update(row);
        }
    }

    private void keepLate(Sitting sitting, Question question, Reply reply) {
        if (!sitting.hasExpired() || !reply.isGiven() || reply.equals(sitting.reply(question))) {
            return;
        }
        var row = LateAnswerRow.of(sitting.id(), question.id(), reply.toStore(), clock.instant());
        if (late.existsById(row.id())) {
            late.update(row);
        } else {
            late.save(row);
        }
    }

    private Sitting open(String learner, String quizId) {
        var quiz = quizzes.quiz(quizId);
        var now = clock.instant();
        var deadline = now.plus(Duration.ofMinutes(quiz.minutes()));
        var row = SittingRow.started(UUID.randomUUID().toString(), learner, quizId, now, deadline);
        return load(rows.save(row.asking(quiz.version(), quiz.title(), snapshots.keep(quiz, now))));
    }

    private Sitting load(SittingRow row) {
        var byQuestion = answers.findBySittingId(row.id()).stream()
                .collect(Collectors.toMap(AnswerRow::questionId, Function.identity()));
        var quiz = snapshots.find(row.snapshot());
        return row.snapshot() == null ? heal(row, byQuestion) : Sitting.of(row, quiz, byQuestion, clock.instant());
    }

    /** One from before questions were kept gets those of today, if its quiz is still there. */
    private Sitting heal(SittingRow row, Map<String, AnswerRow> byQuestion) {
        var now = clock.instant();
        var today = quizzes.offered().stream()
                .filter(quiz -> quiz.id().equals(row.quizId()))
                .findFirst();
        if (today.isEmpty()) {
            return Sitting.of(row, today, byQuestion, now);
        }
        var quiz = today.get();
        var asking = row.asking(row.quizVersion(), quiz.title(), snapshots.keep(quiz, now));
        var sitting = Sitting.of(asking, today, byQuestion, now);
        return sitting.isOver() ? mark(sitting, true) : withRow(sitting, rows.update(asking));
    }

    private Sitting closeIfOver(Sitting sitting) {
        var deadline = sitting.row().deadline();
        return sitting.isOver() || clock.instant().isBefore(deadline) ? sitting : close(sitting, deadline, "expired");
    }

    private Sitting close(Sitting sitting, Instant at, String how) {
        var ended = withRow(sitting, sitting.row().ended(at, how));
        return sitting.isLost() ? withRow(ended, rows.update(ended.row())) : mark(ended, false);
    }

    /** Once: a score that is there stays as it is. */
    private Sitting mark(Sitting sitting, boolean reconstructed) {
        var marks = Marks.of(sitting, reconstructed);
        var stored = sitting.row().score();
        var score = stored == null ? marks.score(sitting.quiz()) : stored;
        var passed = score >= sitting.quiz().passMark();
        return withRow(sitting, rows.update(sitting.row().marked(score, passed, marks.toStore())));
    }

    private static Sitting withRow(Sitting sitting, SittingRow row) {
        return new Sitting(row, sitting.quiz(), sitting.answers(), sitting.now());
    }
}
