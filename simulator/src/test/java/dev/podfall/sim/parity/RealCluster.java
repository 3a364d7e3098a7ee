package dev.podfall.sim.parity;

import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster of the reader's own, named by an environment variable. */
record RealCluster(Path kubeconfig) implements TestedCluster {
    private static final String VARIABLE = "PODFALL_PARITY_KUBECONFIG";

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
