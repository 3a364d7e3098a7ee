package dev.podfall.grader.attempt;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Attempts that are tasks of exams. The exam times and ends them, shows of them what it likes, and lets go of the clusters that nobody is
 * at. Safe to call from several threads.
 */
public final class ExamTasks {
    private final Proctor proctor;
    private final Roll roll;
    private final Journal journal;
    private final Clusters clusters;
    private final Grader grader;
    private final Seeds seeds;
    private final Locks locks;

    ExamTasks(Proctor proctor, Roll roll, Journal journal, Clusters clusters, Grader grader, Seeds seeds, Locks locks) {
        this.proctor = proctor;
        this.roll = roll;
        this.journal = journal;
        this.clusters = clusters;
        this.grader = grader;
        this.seeds = seeds;
        this.locks = locks;
    }

    /** Starts a task, or finds it if it was started; its cluster is open afterwards. */
    public Attempt open(String lab, long seed, String candidate, StartRequest.OfExam exam, Progress progress) {
        Attempt attempt = proctor.start(StartRequest.task(lab, seed, candidate, exam), progress);
        wake(attempt.attempt());
        return proctor.attempt(attempt.attempt());
    }

    /** Opens the cluster of a task that was put away, or that an earlier server had; waits for some seconds. */
    public void wake(String id) {
        synchronized (locks.of(id)) {
            History history = journal.read(id);
            if (!history.state().isOver()
                    && clusters.find(id).isEmpty()
                    && clusters.trouble(id).isEmpty()) {
                clusters.reopen(id, lab(history), Runtime.EMBEDDED);
            }
        }
    }

    /** Lets go of a task's cluster; {@link #wake} finds it again as it was. */
    public void putAway(String id) {
        synchronized (locks.of(id)) {
            if (!journal.read(id).state().isOver()) {
                clusters.putAway(id);
            }
        }
    }

    /** Gives a task another deadline. */
    public void extend(String id, Instant deadline) {
        synchronized (locks.of(id)) {
            History history = journal.read(id);
            if (!history.state().isOver()) {
                journal.append(history, Step.Kind.extended, new Payload.Extended(deadline));
            }
        }
    }

    /**
     * Ends a task as it stands, judges it, and removes its cluster. One that is over stays as it is. One of whose cluster nothing can be
     * seen any more earns nothing.
     *
     * @param patient whether a cluster that is still being opened is worth waiting for
     * @return all of its report, whatever its candidate may see; empty as long as its cluster is waited for
     */
    public Optional<Report> finish(String id, boolean patient) {
        wake(id);
        if (patient && clusters.isOpening(id)) {
            return Optional.empty();
        }
        clusters.endSilent(id);
        synchronized (locks.of(id)) {
            History history = journal.read(id);
            if (!history.state().isOver()) {
                grader.stopExam(history);
            }
            clusters.remove(id);
            return journal.read(id).grade();
        }
    }

    /** The seed with which somebody gets a lab as they had it never before, as far as that goes. @param from where to look first */
    public long anotherSeed(String lab, String candidate, long from) {
        return seeds.another(lab, candidate, from);
    }

    /** How often somebody had each lab, whether in exams or not. */
    public Map<String, Integer> timesHad(String candidate) {
        Map<String, Integer> times = new TreeMap<>();
        for (String id : journal.log().attemptIds()) {
            Payload.Started started = journal.read(id).started();
            if (Objects.equals(started.candidate(), candidate)) {
                times.merge(started.lab(), 1, Integer::sum);
            }
        }
        return times;
    }

    /** A task as it is now. @throws dev.podfall.scenario.load.UnknownLab if its lab is not there any more */
    public Attempt attempt(String id) {
        return proctor.attempt(id);
    }

    /** A task as it is now; empty where its lab cannot be read any more. */
    public Optional<Attempt> find(String id) {
        return roll.shown(journal.read(id));
    }

    private Lab lab(History history) {
        return history.started().lab(roll.catalogue());
    }
}
