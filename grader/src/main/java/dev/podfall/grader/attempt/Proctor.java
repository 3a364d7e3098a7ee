package dev.podfall.grader.attempt;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import dev.podfall.scenario.load.UnreadableData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens, times and closes attempts. Safe to call from several threads; every method may block, {@link #start} for a few
 * seconds. Failures are {@link PodfallException}s.
 */
public final class Proctor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Proctor.class.getName());
    private static final Duration PRACTICE = Duration.ofHours(24);
    private static final long USUAL_SEED = 1;

    private final Catalogue catalogue;
    private final AttemptLog log;
    private final InstantSource wall;
    private final Journal journal;
    private final Clusters clusters;
    private final Grader grader;
    private final Presenter presenter;
    private final AttemptIds ids;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /**
     * @param providers the provider of a runtime; null or an exception of ours for one that is not here
     * @param log where steps are kept
     * @param wall the candidates' clock
     * @param home the folder whose {@code attempts/ID} hold kubeconfig and cluster
     */
    public Proctor(
            Catalogue catalogue,
            Function<Runtime, ClusterProvider> providers,
            AttemptLog log,
            InstantSource wall,
            Path home) {
        this.catalogue = catalogue;
        this.log = log;
        this.wall = wall;
        this.clusters = new Clusters(providers, home);
        this.journal = new Journal(log, wall);
        this.grader = new Grader(catalogue, clusters, journal);
        this.presenter = new Presenter(clusters);
        this.ids = new AttemptIds(log);
    }

    /** Starts a lab, or finds the candidate's that runs ({@link Attempt#resumed}). @throws RunsAlready if otherwise than wished */
    public Attempt start(StartRequest request, Progress progress) {
        Lab lab = catalogue.lab(request.lab());
        synchronized (lock("start " + request.candidate() + " " + lab.id())) {
            Optional<Attempt> running = attempts().stream()
                    .filter(a -> a.state() == State.running && a.lab().equals(lab.id()))
                    .filter(a -> Objects.equals(a.candidate(), request.candidate()))
                    .findFirst();
            if (running.isPresent()) {
                return RunsAlready.unlessAsWished(running.get(), request).asResumed();
            }
            return open(ids.next(lab), lab, request, progress);
        }
    }

    private Attempt open(String id, Lab lab, StartRequest request, Progress progress) {
        Mode mode = request.mode() == null ? Mode.practice : request.mode();
        Runtime runtime = request.runtime() == null ? Runtime.EMBEDDED : request.runtime();
        long seed = request.seed() == null ? USUAL_SEED : request.seed();
        String version = lab.facts().version();
        Payload.Started wanted =
                new Payload.Started(lab.id(), version, runtime, seed, mode, request.candidate(), null, null, null);
        Clusters.Opened opened = clusters.open(id, lab, wanted, progress);
        Instant now = wall.instant();
        Duration time = mode == Mode.exam ? Duration.ofMinutes(lab.facts().minutes()) : PRACTICE;
        Payload.Started started = wanted.until(now.plus(time), opened);
        log.append(id, new Step(1, now, Step.Kind.started, StepJson.write(started)));
        return attempt(id);
    }

    /** @throws UnknownAttempt if there is none */
    public Attempt attempt(String id) {
        History history = journal.read(id);
        return presenter.show(history, lab(history), wall.instant());
    }

    /** All, newest first. */
    public List<Attempt> attempts() {
        List<String> ids = new ArrayList<>(log.attemptIds());
        Collections.reverse(ids);
        return ids.stream().flatMap(id -> shown(id).stream()).toList();
    }

    /** One at a lab whose author took it away, or is writing it, must not take the others along. */
    private Optional<Attempt> shown(String id) {
        try {
            return Optional.of(attempt(id));
        } catch (UnknownLab | UnreadableData gone) {
            return Optional.empty();
        }
    }

    /** The next hint; it costs. Practice only. */
    public HintGiven hint(String id) {
        synchronized (lock(id)) {
            History history = running(id, "hint");
            List<Hint> hints = lab(history).hints();
            int number = history.hintsTaken() + 1;
            if (number > hints.size()) {
                throw new NoMoreHints(hints.size());
            }
            Hint hint = hints.get(number - 1);
            journal.append(history, Step.Kind.hinted, new Payload.Hinted(number, hint.price()));
            return new HintGiven(history.namespaces().inText(hint.text()), number, hints.size(), hint.price());
        }
    }

    /** Grades as it stands, without ending the attempt. Practice only. */
    public Report check(String id) {
        synchronized (lock(id)) {
            return grader.check(running(id, "check"));
        }
    }

    /**
     * Keeps the diagnosis as it is chosen so far. It counts when the attempt ends, however it ends.
     *
     * @param answers all chosen values, by question id
     * @param revision of the answers that were changed to these
     * @return the attempt with what is kept now
     * @throws AnsweredElsewhere if others are kept by now
     */
    public Attempt answer(String id, Map<String, String> answers, long revision) {
        synchronized (lock(id)) {
            History history = running(id, null);
            Attempt.Answers kept = history.answers();
            if (kept.revision() != revision && !kept.values().equals(answers)) {
                throw new AnsweredElsewhere(kept);
            }
            grader.answer(history, answers);
            return attempt(id);
        }
    }

    /**
     * Grades and ends, in one step of the log. Where nothing can be seen of the cluster, everything is unverifiable, and the
     * attempt goes on: its candidate may try again or reset it.
     *
     * @param answers chosen values by question id, over those that were kept; may lack some
     */
    public Report submit(String id, Map<String, String> answers) {
        synchronized (lock(id)) {
            return grader.submit(running(id, null), answers);
        }
    }

    /** The last report of an attempt, final or not; empty before the first. */
    public Optional<Report> report(String id) {
        return journal.read(id).report();
    }

    /** Judges the kept evidence again by today's rubric. No cluster is needed. */
    public Report regrade(String id) {
        synchronized (lock(id)) {
            return grader.regrade(journal.read(id));
        }
    }

    /** A fresh broken cluster for the same attempt; its clock runs on. */
    public Attempt reset(String id, Progress progress) {
        clusters.endSilent(id);
        synchronized (lock(id)) {
            History history = running(id, null);
            clusters.remove(id);
            Clusters.Opened opened = clusters.open(id, lab(history), history.started(), progress);
            journal.append(history, Step.Kind.reset, new Payload.WasReset(opened.baseline(), opened.namespaces()));
            return attempt(id);
        }
    }

    /** Removes the cluster; an attempt that runs ends without a grade. */
    public Attempt stop(String id) {
        clusters.endSilent(id);
        synchronized (lock(id)) {
            History history = journal.read(id);
            if (history.state() == State.running) {
                journal.append(history, Step.Kind.stopped, Map.of());
            }
            clusters.remove(id);
            return attempt(id);
        }
    }

    /**
     * Finds the clusters of running attempts again after the server was restarted, grades what ended without a grade, and
     * clears away what is left of attempts that are over. One that is gone stops nobody else.
     */
    public void resumeAll() {
        each(
                this::resume,
                (id, gone) -> LOG.log(System.Logger.Level.WARNING, "Attempt " + id + " cannot be resumed", gone));
    }

    private void resume(History history) {
        if (history.lacksGrade()) {
            grader.makeUp(history);
        } else if (clusters.find(history.id()).isPresent()) {
            return;
        }
        if (history.state() == State.running) {
            clusters.reopen(history.id(), lab(history), history.started().runtime());
        } else {
            clusters.remove(history.id());
        }
    }

    /** Closes attempts whose time is over; call it every few seconds. What fails is told when all have had their turn. */
    public void tick() {
        List<RuntimeException> failures = new ArrayList<>();
        each(this::expireIfOver, (id, failure) -> failures.add(failure));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void expireIfOver(History history) {
        if (isTimeOver(history) && shown(history.id()).isPresent()) {
            grader.expire(history);
        }
    }

    private boolean isTimeOver(History history) {
        return history.state() == State.running
                && !wall.instant().isBefore(history.started().deadline());
    }

    private void each(Consumer<History> task, BiConsumer<String, RuntimeException> failed) {
        for (String id : log.attemptIds()) {
            synchronized (lock(id)) {
                try {
                    task.accept(journal.read(id));
                } catch (RuntimeException e) {
                    failed.accept(id, e);
                }
            }
        }
    }

    /** Lets go of all clusters; they can be resumed. */
    @Override
    public void close() {
        clusters.close();
    }

    /** @param forbidden what an exam does not have; null when it has it */
    private History running(String id, String forbidden) {
        History history = journal.read(id);
        if (history.state() != State.running) {
            throw NotAllowedNow.ended(attempt(id));
        }
        if (isTimeOver(history)) {
            grader.expire(history);
            throw NotAllowedNow.ended(attempt(id));
        }
        if (forbidden != null && history.started().mode() == Mode.exam) {
            throw NotAllowedNow.inExam(forbidden);
        }
        return history;
    }

    private Lab lab(History history) {
        return catalogue.lab(history.started().lab());
    }

    private Object lock(String id) {
        return locks.computeIfAbsent(id, i -> new Object());
    }
}
