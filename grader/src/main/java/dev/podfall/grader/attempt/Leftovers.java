package dev.podfall.grader.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The clusters of attempts that are over. Those of the three that ended last may still be looked at, for an hour; each takes
 * memory and goes on working, so the others are put away.
 */
final class Leftovers {
    private static final int KEPT = 3;
    private static final Duration FOR = Duration.ofHours(1);

    private final Journal journal;
    private final Clusters clusters;
    private final Locks locks;

    Leftovers(Journal journal, Clusters clusters, Locks locks) {
        this.journal = journal;
        this.clusters = clusters;
        this.locks = locks;
    }

    /** @param failed told of each that could not be put away; the others are */
    void putAway(Consumer<RuntimeException> failed) {
        List<History> left = journal.log().attemptIds().stream()
                .filter(id -> clusters.find(id).isPresent())
                .map(journal::read)
                .filter(history -> history.state().isOver())
                .sorted(Comparator.comparing(History::endedAt).reversed())
                .toList();
        Instant longAgo = journal.now().minus(FOR);
        for (int i = 0; i < left.size(); i++) {
            if (i >= KEPT || !left.get(i).endedAt().isAfter(longAgo)) {
                putAway(left.get(i).id(), failed);
            }
        }
    }

    /** Who is over stays over: nobody can have gone on with it meanwhile. */
    private void putAway(String id, Consumer<RuntimeException> failed) {
        synchronized (locks.of(id)) {
            try {
                clusters.remove(id);
            } catch (RuntimeException refused) {
                failed.accept(refused);
            }
        }
    }
}
