package dev.podfall.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A running cluster. Safe to use from several threads. */
public interface Cluster extends AutoCloseable {
    String name();

    Runtime runtime();

    /** Where its API server answers. */
    String url();

    /** The API as its administrator. */
    ClusterApi api();

    /**
     * Gives the learner their rights and answers a kubeconfig for them, as YAML. Calling it again gives the same.
     */
    String admit(Learner learner);

    /** Whom it let in, by the names it knows them by. Once for each name; empty after it was reopened, until they are let in again. */
    List<Learner> learners();

    /** A kubeconfig for the cluster's administrator, as YAML. */
    String adminKubeconfig();

    /** Where its ingress answers HTTP from this machine: {@code http://127.0.0.1:PORT}; empty without one. */
    Optional<String> endpoint();

    /** What a lab's namespaces are called on it. Everything else of this interface speaks the lab's names. */
    default Namespaces namespaces() {
        return Namespaces.SAME;
    }

    /** Cluster time. */
    Instant now();

    /**
     * Waits until {@code done} holds, at most for {@code limit} of cluster time; tells whether it did. A simulated cluster
     * runs ahead, a real one is asked again and again.
     */
    boolean await(BooleanSupplier done, Duration limit);

    /** What it can do beyond the API. */
    <C extends Capability> Optional<C> capability(Class<C> type);

    /** Why it does not answer any more, in words that follow its name; empty as long as it does. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Whether it answers just now, as far as that can be told without asking it. */
    default boolean answers() {
        return true;
    }

    /** Whether it was closed, or had to be. */
    default boolean isClosed() {
        return false;
    }

    /** Lets go of it; {@link ClusterProvider#reopen} finds it again. */
    @Override
    void close();

    /** Ends it, and leaves nothing behind. A simulated one within seconds, whatever it is at. */
    void remove();
}
