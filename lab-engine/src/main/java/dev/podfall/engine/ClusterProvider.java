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

    /** Lets {@link #reopen} open a cluster although it was in trouble. */
    default void forgive(Path directory) {}
}
