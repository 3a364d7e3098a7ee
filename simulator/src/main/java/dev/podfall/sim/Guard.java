package dev.podfall.sim;

import dev.podfall.sim.loop.Busy;
import dev.podfall.sim.loop.Witness;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether a cluster is in trouble, and lets the next start know. Safe to call from any thread. */
final class Guard implements Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int FRAMES = 12;

    private final String cluster;
    private final TroubleFile file;
    private final InstantSource wall;
    private volatile Trouble trouble;
    private volatile boolean over;

    Guard(String cluster, Path directory, InstantSource wall) {
        this.cluster = cluster;
        this.file = new TroubleFile(directory);
        this.wall = wall;
    }

    /** It is about to be opened: if the server does not live to see it open, the next one should know. */
    void opening() {
        int before = file.read()
                .filter(t -> t.kind() == Trouble.Kind.OPENING)
                .map(Trouble::times)
                .orElse(0);
        file.write(new Trouble(
                Trouble.Kind.OPENING, wall.instant().truncatedTo(ChronoUnit.SECONDS), "opening", before + 1));
    }

    /** It answers. */
    synchronized void fine() {
        if (trouble == null) {
            file.delete();
        }
    }

    @Override
    public synchronized void stuck(Busy busy) {
        if (over) {
            return;
        }
        note(Trouble.Kind.STUCK, busy);
        LOG.warn("Cluster {} {}\n{}", cluster, trouble.text(), frames(busy.thread()));
    }

    @Override
    public synchronized void moves() {
        if (!over) {
            trouble = null;
            file.delete();
            LOG.info("Cluster {} answers again", cluster);
        }
    }

    /** It had to be ended, and stays so. */
    synchronized void fell(Trouble.Kind kind, Busy busy) {
        over = true;
        note(kind, busy);
        LOG.error("Cluster {} {}: it is closed", cluster, trouble.text());
    }

    private void note(Trouble.Kind kind, Busy busy) {
        trouble = new Trouble(kind, wall.instant().minus(busy.time()).truncatedTo(ChronoUnit.SECONDS), busy.doing(), 1);
        file.write(trouble);
    }

    private static String frames(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
