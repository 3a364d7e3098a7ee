package dev.podfall.web.quiz;

import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.NotInThisExam;
import dev.podfall.grader.quiz.Completeness;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.server.Beat;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.AnswerRow;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens, times, closes and marks sittings. The clock is the server's; a sitting whose time is over is handed in as it stands, whether
 * anybody looks or not, and even if the server was down at that moment. What is asked is fixed at the start, what it earned at the end.
 */
@Singleton
final class Sittings implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Sittings.class);
    private static final int SEEDS = 100_000;
    private static final int MOST_SHOWN = 100;

    private final QuizShelf quizzes;
    private final Snapshots snapshots;
    private final SittingRepository rows;
    private final AnswerBook answers;
    private final Practice practice;
    private final Examiner examiner;
    private final WallClock clock;
    private boolean healed;

    Sittings(
            QuizShelf quizzes,
            Snapshots snapshots,
            SittingRepository rows,
            AnswerBook answers,
            Practice practice,
            Examiner examiner,
            WallClock clock) {
        this.quizzes = quizzes;
        this.snapshots = snapshots;
        this.rows = rows;
        this.answers = answers;
        this.practice = practice;
        this.examiner = examiner;
        this.clock = clock;
    }

    /**
     * Starts one, or finds the one that runs.
     *
     * @param feedback empty for as the quiz says
     * @throws NotInThisExam if an exam that the learner is at asks questions of it
     */
    synchronized Sitting start(String learner, String quizId, Optional<Feedback> feedback) {
        requireNoExam(learner, quizId);
        return running(learner, quizId).orElseGet(() -> {
            var quiz = quizzes.quiz(quizId);
            return open(learner, quiz.drawn(seed(learner, quizId)), feedback.orElse(quiz.feedback()));
        });
    }

    /**
     * Starts one with what the learner missed and is due, or finds the one that runs.
     *
     * @throws NothingToPractise if nothing is due
     * @throws NotInThisExam if an exam that the learner is at asks questions
     */
    synchronized Sitting practise(String learner) {
        requireNoExam(learner, Practice.ID);
        return running(learner, Practice.ID).orElseGet(() -> {
            var quiz = practice.quiz(learner, seed(learner, Practice.ID), clock.instant());
            return open(learner, quiz, quiz.feedback());
        });
    }

    /** What a learner missed, and is due. */
    Practice.Queue queue(String learner) {
        return practice.queue(learner, clock.instant());
    }

    private Optional<Sitting> running(String learner, String quizId) {
        return rows.findByLearnerIdAndQuizIdAndEndedAtIsNull(learner, quizId)
                .map(this::load)
                .map(this::closeIfOver)
                .filter(sitting -> !sitting.isOver());
    }

    /**
     * A learner's sitting, closed if its time is over.
     *
     * @throws UnknownSitting if it is not theirs
     * @throws NotInThisExam if an exam that the learner is at asks questions of its quiz
     */
    synchronized Sitting find(String learner, String id) {
        var sitting = rows.findById(id)
                .filter(row -> row.learnerId().equals(learner))
                .map(this::load)
                .map(this::closeIfOver)
                .orElseThrow(() -> new UnknownSitting(id));
        requireNoExam(learner, sitting.row().quizId());
        return sitting;
    }

    /** No answers while an exam asks the questions. What was missed may be of any quiz. */
    void requireNoExam(String learner, String quizId) {
        var secrecy = examiner.secrecy();
        if (quizId.equals(Practice.ID)) {
            secrecy.requireNoQuestions(learner);
        } else {
            secrecy.requireNoQuestionOf(learner, quizId);
        }
    }

    /** All of a learner, newest first. */
    List<SittingRow> history(String learner) {
        return rows.findByLearnerIdOrderByStartedAtDesc(learner);
    }

    /** The newest of a learner that have marks, newest first; a hundred at most. */
    List<Sitting> marked(String learner) {
        return history(learner).stream()
                .filter(row -> row.marks() != null && row.score() != null)
                .limit(MOST_SHOWN)
                .map(this::load)
                .filter(sitting -> !sitting.isLost())
                .toList();
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
        if (current.isLocked(question)) {
            return new Saved(current, Saved.Outcome.LOCKED);
        }
        var isSame = current.reply(question).equals(reply);
        if (!isSame && basis.filter(seen -> seen != current.revision(question)).isPresent()) {
            return new Saved(current, Saved.Outcome.CHANGED_ELSEWHERE);
        }
        if (!isSame || flagged != current.isFlagged(question)) {
            answers.write(current, question, reply, flagged, clock.instant());
        }
        return new Saved(load(current.row()), Saved.Outcome.STORED);
    }

    /** Hands it in. */
    synchronized Sitting submit(Sitting sitting) {
        var current = find(sitting.row().learnerId(), sitting.id());
        return current.isOver() ? current : close(current, clock.instant(), "submitted");
    }

    /** A question is seen, so that its own clock runs, if it has one. */
    synchronized Sitting look(Sitting sitting, Question question) {
        if (sitting.isOver() || sitting.quiz().secondsPerQuestion() == null) {
            return sitting;
        }
        answers.open(sitting, question, clock.instant());
        return load(sitting.row());
    }

    /** A whole answer stands for good, where it is told at once what was right; else nothing happens. */
    synchronized Sitting check(Sitting sitting, Question question) {
        var current = find(sitting.row().learnerId(), sitting.id());
        var canBe = !current.isOver() && current.isToldAtOnce() && !current.isLocked(question);
        if (canBe && current.completeness(question) == Completeness.COMPLETE) {
            answers.check(current, question, clock.instant());
            return load(current.row());
        }
        return current;
    }

    /** What came for an ended sitting when the time was over, by question id. */
    Map<String, Reply> late(Sitting sitting) {
        return answers.late(sitting.id());
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

    private void keepLate(Sitting sitting, Question question, Reply reply) {
        if (sitting.hasExpired() && reply.isGiven() && !reply.equals(sitting.reply(question))) {
            answers.keepLate(sitting, question, reply, clock.instant());
        }
    }

    private Sitting open(String learner, Quiz quiz, Feedback feedback) {
        var now = clock.instant();
        var deadline = now.plus(Duration.ofMinutes(quiz.minutes()));
        var row = SittingRow.started(UUID.randomUUID().toString(), learner, quiz.id(), now, deadline)
                .told(feedback.name());
        return load(rows.save(row.asking(quiz.version(), quiz.title(), snapshots.keep(quiz, now))));
    }

    /** Seeds in a row draw each number once: the next time one gets others. */
    private long seed(String learner, String quizId) {
        var before = history(learner).stream()
                .filter(row -> row.quizId().equals(quizId))
                .count();
        return 1 + Math.floorMod((learner + "/" + quizId).hashCode(), SEEDS) + before;
    }

    private Sitting load(SittingRow row) {
        var byQuestion = answers.of(row.id());
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
        if (!reconstructed) {
            practice.learn(sitting, marks, clock.instant());
        }
        return withRow(sitting, rows.update(sitting.row().marked(score, passed, marks.toStore())));
    }

    private static Sitting withRow(Sitting sitting, SittingRow row) {
        return new Sitting(row, sitting.quiz(), sitting.answers(), sitting.now());
    }
}
