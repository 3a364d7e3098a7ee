package dev.podfall.grader.attempt;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens, times and closes attempts. Safe to call from several threads; every method may block, {@link #start} for a few
 * seconds. Failures are {@link PodfallException}s.
 */
public final class Proctor implements AutoCloseable {
    private final Catalogue catalogue;
    private final AttemptLog log;
    private final InstantSource wall;
    private final Journal journal;
    private final Clusters clusters;
    private final Grader grader;
    private final Roll roll;
    private final AttemptIds ids;
    private final Choosing choosing;
    private final Turnstile turnstile;
    private final Rounds rounds;
    private final Locks locks = new Locks();
    private final ExamTasks tasks;
    private final Regradings regradings;

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
        this.roll = new Roll(catalogue, journal, new Presenter(clusters));
        this.ids = new AttemptIds(log);
        Seeds seeds = new Seeds(catalogue, journal, new SecureRandom());
        this.choosing = new Choosing(catalogue, seeds, providers);
        this.turnstile = new Turnstile(journal, grader);
        this.rounds = new Rounds(catalogue, journal, clusters, grader, turnstile, locks);
        this.regradings = new Regradings(catalogue, journal, grader, locks);
        this.tasks = new ExamTasks(this, roll, journal, clusters, grader, seeds, locks);
    }

    /** The attempts that are tasks of exams. */
    public ExamTasks tasks() {
        return tasks;
    }

    /** What learners write of attempts that are over. */
    public Postmortems postmortems() {
        return new Postmortems(journal, clusters, locks);
    }

    /** What changes the marks of attempts that are over. */
    public Regradings regradings() {
        return regradings;
    }

    /** Starts a lab, or finds the candidate's that runs ({@link Attempt#resumed}). @throws RunsAlready if otherwise than wished */
    public Attempt start(StartRequest request, Progress progress) {
        String lab = choosing.lab(request);
        synchronized (locks.of("start " + request.candidate() + " " + lab)) {
            Optional<Attempt> running = attempts(request.candidate()).stream()
                    .filter(a -> !a.state().isOver() && a.lab().equals(lab) && request.isOf(a.exam()))
                    .findFirst();
            if (running.isPresent() && running.get().state() == State.asking) {
                throw NotAllowedNow.in(journal.read(running.get().attempt()));
            } else if (running.isPresent()) {
                return RunsAlready.unlessAsWished(running.get(), request).asResumed();
            }
            return open(choosing.choose(request, progress), request, progress);
        }
    }

    private Attempt open(Choosing.Choice choice, StartRequest request, Progress progress) {
        Lab lab = choice.lab();
        Payload.Started wanted = choice.wanted();
        String id = ids.next(lab); // A wish that was refused takes none.
        Clusters.Opened opened = clusters.open(id, lab, wanted, progress);
        Instant now = wall.instant();
        Payload.Started started = wanted.until(request.deadline(lab, now), opened);
        log.append(id, new Step(1, now, Step.Kind.started, StepJson.write(started)));
        return attempt(id);
    }

    /** @throws UnknownAttempt if there is none */
    public Attempt attempt(String id) {
        return roll.show(journal.read(id));
    }

    /** The lab as it was drawn for an attempt. */
    public Lab lab(String id) {
        return journal.read(id).started().lab(catalogue);
    }

    /** All, newest first. */
    public List<Attempt> attempts() {
        return roll.all(history -> true);
    }

    /** All of one candidate, newest first. */
    public List<Attempt> attempts(String candidate) {
        return roll.all(h -> Objects.equals(h.started().candidate(), candidate));
    }

    /** The next hint; it costs. Practice only. */
    public HintGiven hint(String id) {
        return hint(id, Integer.MAX_VALUE);
    }

    /** The same, of somebody who saw which would be next. @param wanted its number: one that was given by now costs nothing more */
    public HintGiven hint(String id, int wanted) {
        synchronized (locks.of(id)) {
            History history = turnstile.running(id, "hint");
            List<Hint> hints = history.started().lab(catalogue).hints();
            int number = Math.min(history.hintsTaken() + 1, wanted);
            if (number < 1 || number > hints.size()) {
                throw new NoMoreHints(hints.size());
            }
            Hint hint = hints.get(number - 1);
            if (number > history.hintsTaken()) {
                journal.append(history, Step.Kind.hinted, new Payload.Hinted(number, hint.price()));
            }
            return new HintGiven(history.namespaces().inText(hint.text()), number, hints.size(), hint.price());
        }
    }

    /** Grades as it stands, without ending the attempt. Practice only. */
    public Report check(String id) {
        return check(id, List.of());
    }

    /**
     * The same, and pays for criteria that have a price. That is taken once; from then on checks judge them.
     *
     * @param pay the ids under which checks show them
     */
    public Report check(String id, List<String> pay) {
        synchronized (locks.of(id)) {
            return grader.check(turnstile.running(id, "check"), pay);
        }
    }

    /**
     * Keeps the diagnosis as it is chosen so far. It counts when the attempt is closed, however it is.
     *
     * @param answers all chosen values, by question id
     * @param revision of the answers that were changed to these
     * @return the attempt with what is kept now
     * @throws AnsweredElsewhere if others are kept by now
     * @throws NotAllowedNow unless it asks
     */
    public Attempt answer(String id, Map<String, String> answers, long revision) {
        synchronized (locks.of(id)) {
            History history = turnstile.asking(id);
            Attempt.Answers kept = history.answers();
            if (kept.revision() != revision && !kept.values().equals(answers)) {
                throw new AnsweredElsewhere(kept);
            }
            grader.answer(history, answers);
            return attempt(id);
        }
    }

    /**
     * The first step to the end: looks at the cluster for good, in one step of the log. From here on the diagnosis is asked, and
     * what is changed in the cluster counts no more. One that asks already goes on asking. Where nothing can be seen of the
     * cluster, everything is unverifiable, and the attempt goes on: its candidate may try again or reset it.
     *
     * @throws NotAllowedNow if it is over
     */
    public HandedIn submit(String id) {
        turnstile.requireByItself(id);
        synchronized (locks.of(id)) {
            if (turnstile.settled(id).state() != State.asking) {
                Optional<Report> report = grader.handIn(turnstile.running(id, null));
                return new HandedIn(
                        attempt(id), report.map(r -> disclosed(id, r)).orElse(null));
            }
            return new HandedIn(attempt(id), null);
        }
    }

    /**
     * The same with answers at hand.
     *
     * @param questions that they answer
     * @throws UnknownAnswer if there is no such question; then nothing is done
     */
    public HandedIn submit(String id, Collection<String> questions) {
        UnknownAnswer.refuseQuestions(lab(id), questions);
        return submit(id);
    }

    /**
     * The second step to the end: judges what was frozen together with the diagnosis, and closes, in one step of the log.
     *
     * @param answers chosen values by question id, over those that were kept; may lack some, or all
     * @throws UnknownAnswer if one is to no question, or no option of it; then nothing is closed, and the others are kept
     * @throws NotAllowedNow unless it asks
     */
    public Report conclude(String id, Map<String, String> answers) {
        synchronized (locks.of(id)) {
            return disclosed(id, grader.close(turnstile.asking(id), answers, Step.Kind.submitted));
        }
    }

    /** The last report of an attempt, final or not, as far as it is shown; empty before the first. */
    public Optional<Report> report(String id) {
        return journal.read(id).report().map(r -> disclosed(id, r));
    }

    private Report disclosed(String id, Report report) {
        return Showing.of(report, journal.read(id).shown(), lab(id).rubric());
    }

    /** What happened in an attempt: its steps, and what was asked of its cluster. */
    public Timeline timeline(String id) {
        return Replay.of(journal.read(id), clusters.answering(id));
    }

    /** A fresh broken cluster for the same attempt; its clock runs on. */
    public Attempt reset(String id, Progress progress) {
        clusters.endSilent(id);
        synchronized (locks.of(id)) {
            History history = grader.keepTrail(turnstile.running(id, null));
            clusters.remove(id);
            Clusters.Opened opened = clusters.open(id, history.started().lab(catalogue), history.started(), progress);
            journal.append(history, Step.Kind.reset, new Payload.WasReset(opened.baseline(), opened.namespaces()));
            return attempt(id);
        }
    }

    /**
     * Ends an attempt and removes its cluster. One that asks is closed with the answers that were kept. An exam that runs is
     * handed in as it stands, without a diagnosis: stopping it is no way around its grade, and one of whose cluster nothing is left
     * earns nothing. Practice that runs ends without a grade, and so does what cannot be graded, since its lab is not there.
     */
    public Attempt stop(String id) {
        turnstile.requireByItself(id);
        clusters.endSilent(id);
        synchronized (locks.of(id)) {
            new Stopping(journal, grader, roll).end(journal.read(id));
            clusters.remove(id);
            return attempt(id);
        }
    }

    /**
     * Finds the clusters of attempts that are not over again after the server was restarted, grades what ended without a grade,
     * and clears away what is left of attempts that are over. One that is gone stops nobody else.
     */
    public void resumeAll() {
        rounds.resumeAll();
    }

    /**
     * Does what is due: attempts whose time is over ask, those whose time to answer is over are closed. Call it every few
     * seconds. What fails is told when all have had their turn.
     */
    public void tick() {
        rounds.tick();
    }

    /** Lets go of all clusters; they can be resumed. */
    @Override
    public void close() {
        clusters.close();
    }
}
