package dev.podfall.web.panes;

import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.grader.attempt.Attempt;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connections to the clusters of attempts, with the rights of their learners. A few are kept, those used last. */
@Singleton
public final class LearnerConnections {
    private static final int MOST = 8;

    private record Known(String kubeconfig, Connection connection) {}

    private final Map<String, Known> known = new LinkedHashMap<>();

    /** A cluster that was made anew has a kubeconfig that was, too. */
    public synchronized Connection to(Attempt attempt) {
        var kubeconfig = read(attempt);
        var found = known.remove(attempt.attempt());
        if (found != null && !found.kubeconfig().equals(kubeconfig)) {
            found.connection().close();
            found = null;
        }
        var used = found == null ? new Known(kubeconfig, Connections.to(kubeconfig)) : found;
        known.put(attempt.attempt(), used);
        while (known.size() > MOST) {
            known.remove(known.keySet().iterator().next()).connection().close();
        }
        return used.connection();
    }

    private static String read(Attempt attempt) {
        try {
            return Files.readString(Path.of(attempt.kubeconfig()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        known.values().forEach(entry -> entry.connection().close());
        known.clear();
    }
}
