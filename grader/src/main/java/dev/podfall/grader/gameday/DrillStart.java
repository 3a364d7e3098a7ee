package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import java.util.Map;

/** Writes a drill down and brings its world up. */
final class DrillStart {
    private final DrillBook book;
    private final DrillClusters clusters;

    DrillStart(DrillBook book, DrillClusters clusters) {
        this.book = book;
        this.clusters = clusters;
    }

    /** @return its id @throws PodfallException if its world does not come up; the drill is then over */
    String begin(ObjectNode document, long seed, DrillRequest request) {
        DrillHistory history = book.begin(
                new Payload.Announced(
                        document,
                        seed,
                        request.solo(),
                        request.byHand(),
                        book.now().plus(request.countdown()),
                        request.runtime()),
                document.at("/facts/id").asText());
        try {
            Cluster cluster = clusters.open(history.id(), history.gameDay(), seed, request.runtime());
            if (request.runtime() != Runtime.EMBEDDED) {
                DrillNodes.requirePods(cluster, history.gameDay());
                settle(history, request, cluster);
            }
        } catch (RuntimeException doesNotComeUp) {
            putAway(history, doesNotComeUp);
            throw doesNotComeUp;
        }
        return history.id();
    }

    /** Whatever happens: a drill that never was may not stand in the way of the next. */
    private void putAway(DrillHistory history, RuntimeException why) {
        try {
            clusters.remove(history.id());
        } catch (RuntimeException either) {
            why.addSuppressed(either);
        }
        book.append(history, GameDayStep.Kind.closed, Map.of());
    }

    /** A real cluster takes minutes to come up: the countdown begins then. */
    private void settle(DrillHistory history, DrillRequest request, Cluster cluster) {
        synchronized (book.lock(history.id())) {
            book.append(
                    history,
                    GameDayStep.Kind.settled,
                    new Payload.Settled(
                            book.now().plus(request.countdown()),
                            DrillNodes.areNeeded(history.gameDay()) ? DrillNodes.names(cluster) : Map.of(),
                            cluster.namespaces().actual()));
        }
    }

    /** Finds the cluster of a drill that an earlier server left; one that was never up is over. */
    void wake(DrillHistory history) {
        if (!history.isSettled()) {
            clusters.remove(history.id());
            book.append(history, GameDayStep.Kind.closed, Map.of());
        } else if (history.state() != DrillState.closed) {
            clusters.reopen(history.id(), history.gameDay(), history.announced().runtime());
        }
    }
}
