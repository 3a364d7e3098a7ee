package dev.podfall.grader.gameday;

import dev.podfall.error.PodfallException;
import dev.podfall.grader.gameday.DrillClusters.Live;
import dev.podfall.grader.gameday.Pager.Due;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.scenario.gameday.Cue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What happens in a drill by itself: it begins, cues are played, users are watched, the pager rings. A part that does not work is told in
 * the drill, once, and the others go on.
 */
final class Clockwork {
    private static final int DEAF = 3;
    private static final Duration UNSEEN = Watch.ROUND.multipliedBy(2);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DrillBook book;
    private final DrillClusters clusters;
    private final Endings endings;
    private final KillSwitch killSwitch = new KillSwitch();

    Clockwork(DrillBook book, DrillClusters clusters, Endings endings) {
        this.book = book;
        this.clusters = clusters;
        this.endings = endings;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    /** Does what is due now. Whoever calls it holds the drill's lock. */
    void tick(String id) {
        Instant now = book.now();
        DrillHistory history = endings.ofItself(book.read(id));
        if (!history.isSettled() || history.state() == DrillState.closed) {
            return;
        }
        if (history.state() == DrillState.announced && !now.isBefore(history.begins())) {
            history = book.append(history, GameDayStep.Kind.begun, Map.of());
        }
        Optional<Live> live = clusters.find(id);
        boolean isRunning = history.state() == DrillState.running;
        if (isRunning
                && live.isPresent()
                && history.injected().isEmpty()
                && history.promises().isEmpty()) {
            history = safely(history, "A look at what was promised", h -> remember(h, live.get()));
        }
        if (isRunning && live.isPresent() && !history.announced().byHand()) {
            history = safely(history, "The plan", h -> play(h, live.get(), now));
        }
        if (live.isPresent() && isWatched(history) && isSampleDue(history, now)) {
            history = watch(history, live.get(), now);
        } else if (isRunning) {
            history = safely(history, "The pager", h -> append(h, Pager.escalations(h, now)));
        }
        if (isRunning) {
            history = safely(history, "A simulated colleague", h -> append(h, Colleagues.after(h, now)));
            if (!now.isBefore(history.timeIsOver())) {
                book.append(history, GameDayStep.Kind.ranOut, Map.of());
                live.ifPresent(l -> Injecting.giveBack(l.cluster()));
            }
        }
    }

    /** One part of the drill. If it does not work, that is written down, and whoever looks is told. */
    private DrillHistory safely(DrillHistory history, String part, UnaryOperator<DrillHistory> work) {
        try {
            return work.apply(history);
        } catch (PodfallException notNow) {
            return failed(history.id(), part, notNow.getMessage());
        } catch (RuntimeException defect) {
            return failed(history.id(), part, "a defect of Podfall: " + defect);
        }
    }

    /** Once for each reason: it is tried every second. */
    private DrillHistory failed(String id, String part, String why) {
        DrillHistory now = book.read(id);
        Payload.Failed failed = new Payload.Failed(part, why);
        boolean isKnown = now.failed().stream().anyMatch(f -> f.what().equals(failed));
        return isKnown ? now : book.append(now, GameDayStep.Kind.failed, failed);
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
            boolean isDue = !now.isBefore(begun.plus(cue.after())) && !after.isPlayed(cue.id());
            if (isDue && !killSwitch.isPulled(history.id())) {
                Due due = Injecting.inject(live.cluster(), cue, "the plan", () -> killSwitch.isPulled(history.id()));
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
        DrillHistory after = book.append(
                unseen(history, now), GameDayStep.Kind.sampled, live.traffic().take(now));
        after = changesIfAny(after);
        after = deaf(after);
        return after.state() == DrillState.running
                ? safely(after, "The pager", h -> append(h, Pager.after(h, now)))
                : after;
    }

    /** A server that was killed counts nobody; whoever reads figures has to know. */
    private DrillHistory unseen(DrillHistory history, Instant now) {
        List<Sample> samples = history.samples();
        if (samples.isEmpty() || history.state() != DrillState.running) {
            return history;
        }
        Instant last = samples.get(samples.size() - 1).at();
        return now.isBefore(last.plus(UNSEEN))
                ? history
                : failed(
                        history.id(),
                        "The watch over users",
                        "nobody counted requests between " + TIME.format(last) + " and " + TIME.format(now)
                                + " (UTC), while the server was away or too busy; they are in no figure.");
    }

    /** Without users' requests no alert can ring: silence is no good news then. */
    private DrillHistory deaf(DrillHistory history) {
        List<Sample> samples = history.samples();
        if (samples.size() < DEAF || history.state() != DrillState.running) {
            return history;
        }
        boolean isDeaf =
                samples.subList(samples.size() - DEAF, samples.size()).stream().allMatch(s -> s.requests() == 0);
        return isDeaf
                ? failed(
                        history.id(),
                        "The users",
                        "no request of theirs could be sent for half a minute, so no alert can ring until they can.")
                : history;
    }

    /** The same; if it does not work, that is written down and keeps nobody from ending the drill. */
    DrillHistory changesIfAny(DrillHistory history) {
        return safely(history, "The list of changes", this::changes);
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
