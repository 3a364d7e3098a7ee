package dev.podfall.grader.proof;

import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterProvider.Copies;
import dev.podfall.engine.lab.LabRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A lab that was brought up once and saved, as when its server is stopped. Each copy of it begins at that moment, so
 * experiments begin alike and cost no bringing-up. For several threads.
 */
final class SavedLab implements AutoCloseable {
    private static final String ORIGINAL = "original";

    private final ClusterProvider provider;
    private final Path folder;
    private final LabRun saved;
    private final Copies throwaways;
    private final AtomicInteger copies = new AtomicInteger();

    private SavedLab(ClusterProvider provider, Path folder, LabRun saved) {
        this.provider = provider;
        this.folder = folder;
        this.saved = saved;
        this.throwaways = provider.copies(saved.cluster().name(), folder.resolve(ORIGINAL))
                .orElseThrow();
    }

    /** How a lab is brought up whose cluster is kept in that folder. */
    interface BringingUp {
        LabRun in(Path directory);
    }

    /** Brings it up, on a runtime that can copy clusters, and saves it. */
    static SavedLab of(ClusterProvider provider, BringingUp bringingUp) {
        Path folder = scratch();
        try {
            Path original = folder.resolve(ORIGINAL);
            LabRun run = bringingUp.in(original);
            Cluster cluster = run.cluster();
            cluster.capability(ClockControl.class).ifPresent(ClockControl::pause);
            cluster.close();
            // What is opened again writes down what is true now, without all that led there.
            provider.reopen(cluster.name(), original).orElseThrow().close();
            return new SavedLab(provider, folder, run);
        } catch (RuntimeException failure) {
            delete(folder);
            throw failure;
        }
    }

    /** A copy for the caller, who removes it; nothing can be saved of it. */
    LabRun open() {
        return of(throwaways.open(folder.resolve("copy-" + copies.incrementAndGet())));
    }

    /** One that is kept in a folder of the caller's. */
    LabRun open(Path directory) {
        return of(provider.openCopy(saved.cluster().name(), folder.resolve(ORIGINAL), directory)
                .orElseThrow());
    }

    private LabRun of(Cluster copy) {
        return new LabRun(copy, saved.baseline(), saved.injections());
    }

    @Override
    public void close() {
        delete(folder);
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("podfall-saved-lab");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a saved lab. Free space on the disk.", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
