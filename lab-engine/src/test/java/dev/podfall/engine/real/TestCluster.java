package dev.podfall.engine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real cluster of tests: its administrator's kubeconfig, current context. */
public final class TestCluster {
    public static final String VARIABLE = "PODFALL_TEST_KUBECONFIG";

    private TestCluster() {}

    public static Path kubeconfig() {
        String named = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        if (named == null || named.isBlank()) {
            throw new IllegalStateException("Set " + VARIABLE + " to the kubeconfig of a cluster for tests.");
        }
        return Path.of(named);
    }

    static Connection connect() {
        try {
            return Connections.to(Files.readString(kubeconfig()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
