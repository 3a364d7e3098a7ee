package dev.podfall.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A runtime: makes clusters and finds them again. Safe to call from several threads. */
public interface ClusterProvider {
    Runtime runtime();

    /** Names of what its clusters can do beyond the API; see {@link Capability}. */
    Set<String> capabilities();

    /**
     * Makes a cluster whose API answers.
     *
     * @throws dev.podfall.error.PodfallException with category ENVIRONMENT and a next step when it cannot
     */
    Cluster provision(ClusterSpec spec, Progress progress);

    /**
     * A cluster made earlier, after this process was restarted; empty if it is gone.
     *
     * @throws ClusterLeftClosed if it was in such trouble that it might take the server along; see {@link #forgive}
     */
    Optional<Cluster> reopen(String name, Path directory);

    /**
     * A copy of a cluster that was closed, at the moment it was closed and standing still; the other stays as it is. Empty if
     * the runtime cannot do that.
     *
     * @param saved where the other was kept
     * @param directory where the copy is kept; nothing is there yet
     */
    default Optional<Cluster> openCopy(String name, Path saved, Path directory) {
        return Optional.empty();
    }

    /** Where any number of copies come from. Safe to call from several threads. */
    interface Copies {
        /**
         * One more, as {@link #openCopy} makes it, but that nothing is left of it once it is closed: changes of its objects are
         * not written down.
         *
         * @param directory where it keeps what is too large for memory, until it is removed; nothing is there yet
         */
        Cluster open(Path directory);
    }

    /**
     * Copies of a cluster that was closed, for experiments that nobody goes back to. Empty if the runtime cannot do that.
     *
     * @param saved where it was kept; it stays as it is
     */
    default Optional<Copies> copies(String name, Path saved) {
        return Optional.empty();
    }

    /** Nobody needs a cluster any more, although it could not be opened to be removed: what is left of it may be swept. */
    default void release(String name) {}

    /** Lets {@link #reopen} open a cluster although it was in trouble. */
    default void forgive(Path directory) {}
}
