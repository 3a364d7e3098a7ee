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

    /** {@code PODFALL_TEST_CONTEXT}, else what the file calls current. */
    public static String context() {
        String named = System.getProperty("PODFALL_TEST_CONTEXT", System.getenv("PODFALL_TEST_CONTEXT"));
        if (named != null) {
            return named;
        }
        try (Connection connection = connect()) {
            return connection.config().getCurrentContext().getName();
        }
    }

    static Connection connect() {
        try {
            return Connections.to(Files.readString(kubeconfig()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
