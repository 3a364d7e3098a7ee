package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Question;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens, times and closes sittings of exams. The clock is the server's. Safe to call from several threads; {@link #visit} and {@link
 * #grade} may block for a while. Failures are {@link dev.podfall.error.PodfallException}s.
 */
public final class Examiner {
    private static final int LONGEST_NOTES = 10_000;
    private static final int LONGEST_ANSWER = 10_000;

    private final ExamShelf shelf;
    private final Papers papers;
    private final ExamTasks tasks;
    private final SittingBook book;
    private final SittingPresenter presenter;
    private final LiveClusters live;
    private final ExamGrading grading;

    /**
     * @param proctor of the attempts that are the exams' hands-on tasks
     * @param log where steps are kept
     * @param wall the candidates' clock
     * @param home the folder whose {@code exams/ID} hold kubeconfigs
     */
    public Examiner(Catalogue catalogue, Proctor proctor, ExamLog log, InstantSource wall, Path home) {
        this.tasks = proctor.tasks();
        this.shelf = new ExamShelf(catalogue);
        this.papers = new Papers(shelf, tasks, new SecureRandom());
        this.book = new SittingBook(log, wall, tasks);
        ExamFiles files = new ExamFiles(home);
        this.presenter = new SittingPresenter(catalogue, tasks, files);
        this.live = new LiveClusters(tasks, files);
        this.grading = new ExamGrading(catalogue, tasks, book, files);
    }

    /** What candidates may not look up meanwhile. */
    public PaperSecrecy secrecy() {
        return new PaperSecrecy(book);
    }

    /** The exams there are. */
    public ExamShelf shelf() {
        return shelf;
    }

    /**
     * Starts an exam, or finds the candidate's that runs ({@link Sitting#resumed}).
     *
     * @throws NotInThisExam if another one runs, or this one otherwise than is wished
     */
    public Sitting start(ExamRequest request) {
        request.check();
        synchronized (book.lock("start " + request.candidate())) {
            Optional<SittingHistory> running = book.running(request.candidate());
            if (running.isPresent()) {
                return show(resumed(running.get(), request)).asResumed();
            }
            var exam = shelf.exam(request.exam());
            List<SittingHistory> before = book.of(request.candidate());
            Papers.Drawn drawn = papers.draw(exam, request.candidate(), request.seed(), before);
            int extra = request.allowance(before);
            long seconds = exam.blueprint().minutes() * 60L * (100 + extra) / 100;
            return show(book.begin(exam, drawn, request.candidate(), Duration.ofSeconds(seconds), extra));
        }
    }

    private static SittingHistory resumed(SittingHistory running, ExamRequest request) {
        if (!running.exam().id().equals(request.exam())) {
            throw NotInThisExam.another(running);
        } else if (request.seed() != null && request.seed() != running.paper().seed()) {
            throw NotInThisExam.otherwise(running, "seed " + request.seed());
        } else if (request.extraTime() != null
                && request.extraTime() != running.started().extraTime()) {
            throw NotInThisExam.otherwise(running, request.extraTime() + " % more time");
        }
        return running;
    }

    /** @throws UnknownSitting if there is none */
    public Sitting sitting(String id) {
        return show(book.settled(id));
    }

    /** A question as it was drawn, with its answer. @throws UnknownTask if the task is none */
    public Question question(String id, int number) {
        PaperTask task = book.read(id).task(number);
        if (task.lab() != null) {
            throw UnknownTask.noQuestion(number);
        }
        return task.question().question();
    }

    /** All of a candidate, newest first. */
    public List<Sitting> sittings(String candidate) {
        List<SittingHistory> all = new ArrayList<>(book.of(candidate));
        Collections.reverse(all);
        return all.stream().map(h -> show(book.settled(h.id()))).toList();
    }

    /** The one that a candidate is at; empty if none runs. */
    public Optional<Sitting> running(String candidate) {
        return book.running(candidate).map(this::show);
    }

    /**
     * The attempt at the lab that a candidate of an exam is at; its cluster is open. Empty where no exam runs.
     *
     * @throws NotInThisExam if they are at a question, or at no task yet
     */
    public Optional<Attempt> currentAttempt(String candidate) {
        return book.running(candidate)
                .map(history -> live.wake(history).orElseThrow(() -> NotInThisExam.noCluster(history)));
    }

    /** Opens the clusters that candidates are at, after a restart. */
    public void wakeAll() {
        for (String id : book.open()) {
            SittingHistory history = book.settled(id);
            if (history.state() == SittingState.running && live.wake(history).isPresent()) {
                live.settle(history);
            }
        }
    }

    /**
     * Turns to a task. A lab's cluster is started at the first visit, and open afterwards; those of tasks that were not visited for the
     * longest time are put away.
     */
    public Sitting visit(String id, int number, Progress progress) {
        synchronized (book.lock("visit " + id)) {
            SittingHistory history = book.requireRunning(id);
            PaperTask task = history.task(number);
            Attempt attempt = task.lab() == null ? null : live.open(history, task, progress);
            try {
                book.visited(id, number, attempt == null ? null : attempt.attempt());
            } catch (NotInThisExam overMeanwhile) {
                Optional.ofNullable(attempt).ifPresent(a -> tasks.finish(a.attempt(), false));
                throw overMeanwhile;
            }
            SittingHistory after = book.requireRunning(id);
            live.settle(after);
            return show(after);
        }
    }

    /**
     * Keeps an answer to a question.
     *
     * @param response as the Marker reads it; null takes back what was answered
     * @param basis the revision that it was changed from; empty for whatever there is
     * @throws ChangedElsewhere if another one is kept by now
     */
    public Sitting answer(String id, int number, JsonNode response, OptionalLong basis) {
        if (response != null && response.toString().length() > LONGEST_ANSWER) {
            throw NotInThisExam.refused("The answer is too long.", "Keep to " + LONGEST_ANSWER + " characters.");
        }
        synchronized (book.lock(id)) {
            SittingHistory history = book.requireRunning(id);
            if (history.task(number).lab() != null) {
                throw UnknownTask.noQuestion(number);
            }
            JsonNode kept = history.answer(number);
            boolean same = response == null ? kept.isMissingNode() || kept.isNull() : kept.equals(response);
            if (!same && basis.isPresent() && basis.getAsLong() != history.revision(number)) {
                throw new ChangedElsewhere(kept, history.revision(number));
            } else if (!same) {
                book.append(history, ExamStep.Kind.answered, new ExamPayload.Answered(number, response));
            }
            return show(book.read(id));
        }
    }

    /** Flags a task to come back to, or takes the flag away. */
    public Sitting flag(String id, int number, boolean on) {
        return mark(id, number, on, ExamStep.Kind.flagged);
    }

    /** Says that a task is done, or that it is not; nothing ends by that. */
    public Sitting done(String id, int number, boolean on) {
        return mark(id, number, on, ExamStep.Kind.done);
    }

    private Sitting mark(String id, int number, boolean on, ExamStep.Kind kind) {
        synchronized (book.lock(id)) {
            SittingHistory history = book.requireRunning(id);
            history.task(number);
            boolean is = kind == ExamStep.Kind.done ? history.isDone(number) : history.isFlagged(number);
            if (is != on) {
                book.append(history, kind, new ExamPayload.Marked(number, on));
            }
            return show(book.read(id));
        }
    }

    /** Keeps what the candidate jots down; it is not graded. @throws ChangedElsewhere if it was changed since */
    public Sitting note(String id, String text, OptionalLong basis) {
        if (text.length() > LONGEST_NOTES) {
            throw NotInThisExam.refused("The notes are too long.", "Keep to " + LONGEST_NOTES + " characters.");
        }
        synchronized (book.lock(id)) {
            SittingHistory history = book.requireRunning(id);
            boolean same = history.notes().equals(text);
            if (!same && basis.isPresent() && basis.getAsLong() != history.notesRevision()) {
                throw new ChangedElsewhere(TextNode.valueOf(history.notes()), history.notesRevision());
            } else if (!same) {
                book.append(history, ExamStep.Kind.noted, new ExamPayload.Noted(text));
            }
            return show(book.read(id));
        }
    }

    /** Hands in all tasks as they stand; nothing can be changed afterwards. What is over stays so. */
    public Sitting submit(String id) {
        synchronized (book.lock(id)) {
            SittingHistory history = book.settled(id);
            if (history.state() == SittingState.running) {
                book.append(history, ExamStep.Kind.submitted, Map.of());
            }
        }
        return show(book.read(id));
    }

    /**
     * Looks at the labs of an exam that was handed in, and marks it; once. Another call meanwhile waits.
     *
     * @return the report as far as it is shown; empty as long as a cluster is waited for
     */
    public Optional<ExamReport> grade(String id) {
        return grading.grade(id).map(r -> r.shownAs(book.read(id).exam().afterwards()));
    }

    /** @throws NotInThisExam if there is none yet */
    public ExamReport report(String id) {
        SittingHistory history = book.settled(id);
        return history.report()
                .orElseThrow(() -> NotInThisExam.noReport(history))
                .shownAs(history.exam().afterwards());
    }

    /** Those that are over by now and not marked yet, after the clock had its say. */
    public List<String> due() {
        List<String> due = new ArrayList<>();
        for (String id : book.open()) {
            SittingHistory history = book.settled(id);
            if (history.state() == SittingState.grading) {
                due.add(id);
            }
        }
        return due;
    }

    /**
     * Gives all that run the time back in which there was no server.
     *
     * @param lastAlive when the server of before was last known to run
     */
    public void creditSince(Instant lastAlive) {
        book.creditSince(lastAlive);
    }

    /**
     * Gives one that runs the time back in which its candidate had no connection: at most a quarter of an hour in one exam, and nothing
     * for less than half a minute.
     *
     * @param lastHeard when a page of theirs was last heard of; what they did since counts as well
     */
    public Sitting creditConnection(String id, Instant lastHeard) {
        return show(book.creditConnection(id, lastHeard));
    }

    private Sitting show(SittingHistory history) {
        return presenter.show(history, book.now());
    }
}
