package dev.podfall.grader.attempt;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens, times and closes attempts. Safe to call from several threads; every method may block, {@link #start} for a few
 * seconds. Failures are {@link dev.podfall.error.PodfallException}s.
 */
public final class Proctor implements AutoCloseable {
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
            Path home) {}

    /** Starts a lab, or finds the attempt of it that this candidate has running ({@link Attempt#resumed}). */
    public Attempt start(StartRequest request, Progress progress) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** @throws dev.podfall.error.PodfallException code {@code unknown-attempt} */
    public Attempt attempt(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** All, newest first. */
    public List<Attempt> attempts() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The next hint; it costs. Practice only. */
    public HintGiven hint(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Grades as it stands, without ending the attempt. Practice only. */
    public Report check(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Grades and ends. @param answers chosen values by question id; may lack some */
    public Report submit(String id, Map<String, String> answers) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The last report of an attempt, final or not; empty before the first. */
    public Optional<Report> report(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Judges the kept evidence again by today's rubric. No cluster is needed. */
    public Report regrade(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** A fresh broken cluster for the same attempt; its clock runs on. */
    public Attempt reset(String id, Progress progress) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Ends without a grade, and removes the cluster. */
    public Attempt stop(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Finds the clusters of running attempts again after the server was restarted. */
    public void resumeAll() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Closes attempts whose time is over; call it every few seconds. */
    public void tick() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Lets go of all clusters; they can be resumed. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
