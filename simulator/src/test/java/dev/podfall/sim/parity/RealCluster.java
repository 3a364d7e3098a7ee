package dev.podfall.sim.parity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A cluster of the reader's own, named by an environment variable. */
record RealCluster(Path kubeconfig) implements TestedCluster {
    private static final String VARIABLE = "PODFALL_PARITY_KUBECONFIG";

    /** @param named a file, or null for what the environment names */
    static Optional<TestedCluster> given(String named) {
        String file = named == null ? System.getenv(VARIABLE) : named;
        if (file != null && !Files.isReadable(Path.of(file))) {
            throw new IllegalStateException(
                    "There is no kubeconfig " + file + ". Name one with -Dfidelity.kubeconfig, or none at all.");
        }
        return Optional.ofNullable(file).map(name -> new RealCluster(Path.of(name)));
    }

    static RealCluster fromEnvironment() {
        String file = System.getenv(VARIABLE);
        if (file == null || !Files.isReadable(Path.of(file))) {
            throw new IllegalStateException(
                    "Set " + VARIABLE + " to the kubeconfig of a cluster to compare with, not " + file);
        }
        return new RealCluster(Path.of(file));
    }

    @Override
    public void hurry() {
        // A real cluster takes the time it takes.
    }

    @Override
    public void calm() {
        // Likewise.
    }

    @Override
    public void close() {
        // It was there before.
    }
}
