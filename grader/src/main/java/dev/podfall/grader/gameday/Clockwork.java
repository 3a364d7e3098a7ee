package dev.podfall.grader.gameday;

import dev.podfall.grader.gameday.DrillClusters.Live;
import dev.podfall.grader.gameday.Pager.Due;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.gameday.Cue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens in a drill by itself: it begins, cues are played, users are watched, the pager rings. */
final class Clockwork {
    private final DrillBook book;
    private final DrillClusters clusters;

    Clockwork(DrillBook book, DrillClusters clusters) {
        this.book = book;
        this.clusters = clusters;
    }

    /** Does what is due now. Whoever calls it holds the drill's lock. */
    void tick(String id) {
        Instant now = book.now();
        DrillHistory history = book.read(id);
        if (history.state() == DrillState.announced
                && !now.isBefore(history.announced().begins())) {
            history = book.append(history, GameDayStep.Kind.begun, Map.of());
        }
        Optional<Live> live = clusters.find(id);
        if (history.state() == DrillState.running
                && live.isPresent()
                && history.injected().isEmpty()
                && history.promises().isEmpty()) {
            history = remember(history, live.get());
        }
        if (history.state() == DrillState.running
                && live.isPresent()
                && !history.announced().byHand()) {
            history = play(history, live.get(), now);
        }
        if (live.isPresent() && isWatched(history) && isSampleDue(history, now)) {
            history = watch(history, live.get(), now);
        } else if (history.state() == DrillState.running) {
            history = append(history, Pager.escalations(history, now));
        }
        if (history.state() == DrillState.running) {
            history = append(history, Colleagues.after(history, now));
            if (!now.isBefore(history.timeIsOver())) {
                book.append(history, GameDayStep.Kind.ranOut, Map.of());
            }
        }
    }

    /** Before anything is broken. */
    private DrillHistory remember(DrillHistory history, Live live) {
        Payload.Promised promised = Promises.of(book.all(), history);
        return promised.promises().isEmpty()
                ? history
                : book.append(history, GameDayStep.Kind.promised, Promises.made(promised, live.cluster()));
    }

    private DrillHistory play(DrillHistory history, Live live, Instant now) {
        DrillHistory after = history;
        Instant begun = history.begun().orElse(now);
        for (Cue cue : history.gameDay().facts().cues()) {
            if (!now.isBefore(begun.plus(cue.after())) && !after.isPlayed(cue.id())) {
                Due due = Injecting.inject(live.cluster(), cue, "the plan");
                after = book.append(after, due.kind(), due.payload());
            }
        }
        return after;
    }

    private static boolean isWatched(DrillHistory history) {
        return history.state() == DrillState.announced || history.state() == DrillState.running;
    }

    private static boolean isSampleDue(DrillHistory history, Instant now) {
        Instant last = history.samples().isEmpty()
                ? history.announcedAt()
                : history.samples().get(history.samples().size() - 1).at();
        return !now.isBefore(last.plus(Watch.ROUND));
    }

    private DrillHistory watch(DrillHistory history, Live live, Instant now) {
        DrillHistory after =
                book.append(history, GameDayStep.Kind.sampled, live.traffic().take(now));
        after = changes(after);
        return after.state() == DrillState.running ? append(after, Pager.after(after, now)) : after;
    }

    /** Keeps what operators changed since the last look. */
    DrillHistory changes(DrillHistory history) {
        List<Payload.Change> known = history.changes();
        Instant last = known.isEmpty()
                ? history.announcedAt()
                : known.get(known.size() - 1).at();
        List<Payload.Change> fresh = clusters.changes(history.id(), last);
        return fresh.isEmpty() ? history : book.append(history, GameDayStep.Kind.changed, new Payload.Changed(fresh));
    }

    private DrillHistory append(DrillHistory history, List<Due> due) {
        DrillHistory after = history;
        for (Due one : due) {
            after = book.append(after, one.kind(), one.payload());
        }
        return after;
    }
}
