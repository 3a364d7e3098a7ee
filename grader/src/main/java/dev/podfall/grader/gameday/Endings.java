package dev.podfall.grader.gameday;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends that nobody in the drill asked for: its cluster is gone, or the cluster's owner does not want it any more. */
final class Endings {
    private static final String PODFALL = "Podfall";
    private static final String OWNER = "the cluster's owner";

    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final String TAKEN_BACK = "The cluster answers, and what was injected is taken back now.";

    private final DrillBook book;
    private final DrillClusters clusters;
    private final Set<String> givenBack = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();

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

    /**
     * What is owed to a cluster after a drill's end, until it succeeds: an abort that did not reach it is made good, and on somebody else's
     * cluster every node is given back. Others' clusters may be silent at any moment.
     */
    private DrillHistory late(DrillHistory history, DrillClusters.Live live) {
        boolean isOwed = history.aborted().map(a -> !a.what().restored()).orElse(false) && !isSaid(history);
        boolean isLent = live.consent() != null && !givenBack.contains(history.id());
        if (history.ended().isEmpty() || !(isOwed || isLent) || !isDue(history.id())) {
            return history;
        }
        boolean all = isOwed ? Injecting.takeBack(live.cluster(), history) : Injecting.giveBack(live.cluster());
        if (!all) {
            return history;
        }
        givenBack.add(history.id());
        return isOwed
                ? book.append(history, GameDayStep.Kind.noted, new Payload.Noted(PODFALL, NoteKind.note, TAKEN_BACK, 0))
                : history;
    }

    /** Also by an earlier server. */
    private static boolean isSaid(DrillHistory history) {
        return history.notes().stream()
                .map(Stamped::what)
                .anyMatch(n -> n.by().equals(PODFALL) && n.text().equals(TAKEN_BACK));
    }

    /** A silent cluster costs whoever asks it seconds, and the drill's lock as long. */
    private boolean isDue(String id) {
        Instant now = book.now();
        Instant last = tried.get(id);
        if (last != null && now.isBefore(last.plus(RETRY))) {
            return false;
        }
        tried.put(id, now);
        return true;
    }
}
