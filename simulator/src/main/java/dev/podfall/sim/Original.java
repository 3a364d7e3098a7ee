package dev.podfall.sim;

import dev.podfall.sim.store.Snapshot;
import java.nio.file.Path;

/**
 * A closed cluster that is copied many times. What is saved of its objects is read once, and the copies share it: stored trees
 * are never changed. Safe to call from any thread.
 */
public final class Original {
    private final Path saved;
    private final Snapshot objects;

    private Original(Path saved, Snapshot objects) {
        this.saved = saved;
        this.objects = objects;
    }

    /**
     * Reads it.
     *
     * @param saved where it was kept
     */
    public static Original in(Path saved) {
        return new Original(saved, SavedCluster.objects(saved));
    }

    /**
     * A copy at the moment at which it was closed, standing still. It writes none of its objects down, so it is over once it is
     * closed.
     *
     * @param directory for what does not belong into memory; nothing is there yet
     */
    public Simulation copy(Path directory) {
        SavedCluster.copyFiles(saved, directory);
        return new Simulation(SavedCluster.read(directory), objects.copy(), false, 0);
    }
}
