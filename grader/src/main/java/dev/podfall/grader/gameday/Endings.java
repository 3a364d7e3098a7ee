package dev.podfall.grader.gameday;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Payload;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends that nobody in the drill asked for: its cluster is gone, or the cluster's owner does not want it any more. */
final class Endings {
    private static final String PODFALL = "Podfall";
    private static final String OWNER = "the cluster's owner";

    private final DrillBook book;
    private final DrillClusters clusters;
    private final Set<String> takenBack = ConcurrentHashMap.newKeySet();

    Endings(DrillBook book, DrillClusters clusters) {
        this.book = book;
        this.clusters = clusters;
    }

    /** Looks for such a reason, and does what it asks for. Whoever calls it holds the drill's lock. */
    DrillHistory ofItself(DrillHistory history) {
        String id = history.id();
        if (!history.isSettled() || history.state() == DrillState.closed) {
            return history;
        }
        if (clusters.isGone(id) && history.ended().isEmpty()) {
            return abort(history, PODFALL, gone(history), true);
        }
        Optional<DrillClusters.Live> live = clusters.find(id);
        if (live.isEmpty()) {
            if (history.announced().runtime() == Runtime.EXISTING) {
                clusters.retry(id, history.gameDay(), Runtime.EXISTING);
            }
            return history;
        }
        Optional<String> withdrawn = Optional.ofNullable(live.get().consent()).flatMap(ConsentWatch::withdrawn);
        return withdrawn.isPresent() ? withdraw(history, live.get(), withdrawn.get()) : late(history, live.get());
    }

    private static String gone(DrillHistory history) {
        return switch (history.announced().runtime()) {
            case KIND -> "its cluster ended with the server that held it, and nothing of it is left";
            case EXISTING -> "somebody removed its namespaces, and nothing of it is left";
            case EMBEDDED -> "its cluster is gone: nothing is left of its files";
        };
    }

    /** All goes, at once; what is written down stays. */
    private DrillHistory withdraw(DrillHistory history, DrillClusters.Live live, String why) {
        DrillHistory after = history;
        if (history.ended().isEmpty()) {
            after = abort(history, OWNER, why, Injecting.takeBack(live.cluster(), history));
        } else {
            Injecting.giveBack(live.cluster());
        }
        clusters.removeMeanwhile(history.id());
        return after;
    }

    private DrillHistory abort(DrillHistory history, String by, String why, boolean restored) {
        return book.append(history, GameDayStep.Kind.aborted, new Payload.Aborted(by, why, restored));
    }

    /** An abort found no cluster that answered, and now there is one. */
    private DrillHistory late(DrillHistory history, DrillClusters.Live live) {
        boolean isOwed = history.aborted().map(a -> !a.what().restored()).orElse(false);
        if (!isOwed || !takenBack.add(history.id())) {
            return history;
        }
        boolean all = Injecting.takeBack(live.cluster(), history);
        String words = all
                ? "The cluster answers, and what was injected is taken back now."
                : "The cluster answers; not all that was injected could be taken back.";
        return book.append(history, GameDayStep.Kind.noted, new Payload.Noted(PODFALL, NoteKind.note, words, 0));
    }
}
