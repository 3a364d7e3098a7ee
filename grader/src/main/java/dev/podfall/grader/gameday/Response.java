package dev.podfall.grader.gameday;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What people do while a drill runs. Each is kept before its call returns; who did it is told by name. */
public final class Response {
    private static final Set<DrillState> BEFORE_THE_END = Set.of(DrillState.announced, DrillState.running);
    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST_TOIL = 24 * 60;

    private final DrillBook book;
    private final DrillClusters clusters;
    private final Clockwork clockwork;

    Response(DrillBook book, DrillClusters clusters, Clockwork clockwork) {
        this.book = book;
        this.clusters = clusters;
        this.clockwork = clockwork;
    }

    /** Injects a cue, at once. @param cue its id; null for the next one that is not in */
    public void inject(String id, String cue, String by) {
        String who = TypedText.name(by);
        running(id, history -> {
            List<Cue> left = left(history);
            if (cue != null && history.isInjected(cue)) {
                throw NotInThisDrill.played(cue);
            }
            Cue chosen = left.stream()
                    .filter(c -> cue == null || c.id().equals(cue))
                    .findFirst()
                    .orElseThrow(() -> noCue(history, cue, left));
            Pager.Due due = Injecting.inject(
                    clusters.require(id).cluster(),
                    chosen,
                    who,
                    () -> clockwork.killSwitch().isPulled(id));
            return book.append(history, due.kind(), due.payload());
        });
    }

    /** Those that are not in; one that could not be injected may be tried again, after the others. */
    private static List<Cue> left(DrillHistory history) {
        return history.gameDay().facts().cues().stream()
                .filter(c -> !history.isInjected(c.id()))
                .sorted(Comparator.comparing(c -> history.isPlayed(c.id())))
                .toList();
    }

    private static NotInThisDrill noCue(DrillHistory history, String cue, List<Cue> left) {
        if (cue == null || left.isEmpty()) {
            return NotInThisDrill.allPlayed();
        }
        return history.announced().solo()
                ? NotInThisDrill.unseen(cue)
                : NotInThisDrill.none("cue", cue, left.stream().map(Cue::id).toList());
    }

    /** Says that somebody is at it. @param page its number; null for the oldest that rings */
    public void acknowledge(String id, Integer page, String by) {
        String who = TypedText.name(by);
        running(id, history -> {
            Page chosen = history.pages().stream()
                    .filter(p -> p.acknowledged() == null && (page == null || p.number() == page))
                    .findFirst()
                    .orElseThrow(NotInThisDrill::noPage);
            return book.append(history, GameDayStep.Kind.acknowledged, new Payload.Acknowledged(chosen.number(), who));
        });
    }

    /** Writes something down, at any time before the drill is closed. @param minutes of toil; 0 for what is none */
    public void note(String id, String by, NoteKind kind, String words, int minutes) {
        String clean = TypedText.of("The note", words, LONGEST_NOTE);
        String who = TypedText.name(by);
        if (!TypedText.isSaid(clean, kind == NoteKind.update)) {
            throw NotInThisDrill.nothingSaid();
        }
        if (minutes < 0 || minutes > MOST_TOIL) {
            throw NotInThisDrill.figure(minutes + " minutes of toil", "0 to " + MOST_TOIL);
        }
        book.change(
                id,
                Set.of(DrillState.announced, DrillState.running, DrillState.review),
                history -> book.append(history, GameDayStep.Kind.noted, new Payload.Noted(who, kind, clean, minutes)));
    }

    /** Opens a runbook: from now on its steps can be read. Once is enough; once more after something happened. */
    public void open(String id, String runbook, String by) {
        String who = TypedText.name(by);
        running(id, history -> {
            runbook(history, runbook);
            Instant since = Stream.concat(
                            history.injected().stream().limit(1).map(Stamped::at),
                            history.pages().stream().limit(1).map(Page::at))
                    .max(Comparator.naturalOrder())
                    .orElse(history.announcedAt());
            return history.isOpenedSince(runbook, since)
                    ? history
                    : book.append(history, GameDayStep.Kind.opened, new Payload.Opened(runbook, who));
        });
    }

    /**
     * Runs a step of a runbook.
     *
     * @param step counted from 1
     * @param checkOnly whether only its check is made
     * @return what came of it, in words
     */
    public String run(String id, String runbook, int step, boolean checkOnly, String by) {
        String[] said = new String[1];
        open(id, runbook, by);
        String who = TypedText.name(by);
        running(id, history -> {
            Runbook book1 = runbook(history, runbook);
            if (step < 1 || step > book1.steps().size()) {
                throw NotInThisDrill.figure(
                        "Step " + step, "1 to " + book1.steps().size());
            }
            RunbookRunner runner = new RunbookRunner(
                    clusters.require(id).cluster(), () -> clockwork.killSwitch().isPulled(id));
            Runbook.Step one = book1.steps().get(step - 1);
            RunbookRunner.Result result = checkOnly ? runner.check(one) : runner.run(book1, one);
            said[0] = result.said();
            boolean changed = result.done() && !checkOnly && !one.actions().isEmpty();
            return book.append(
                    history,
                    GameDayStep.Kind.ran,
                    new Payload.Ran(runbook, step, who, changed, result.holds(), result.said()));
        });
        return said[0];
    }

    private static Runbook runbook(DrillHistory history, String id) {
        return history.gameDay()
                .runbook(id)
                .orElseThrow(() -> NotInThisDrill.none(
                        "runbook",
                        id,
                        history.gameDay().runbooks().stream().map(Runbook::id).toList()));
    }

    /**
     * Says that users are well again; may be said more than once, and the last counts.
     *
     * @throws NotInThisDrill if nothing was injected yet
     */
    public void mitigated(String id, String by) {
        String who = TypedText.name(by);
        running(id, history -> {
            if (history.injected().isEmpty()) {
                throw NotInThisDrill.nothingBroken();
            }
            return book.append(history, GameDayStep.Kind.mitigated, said(history, who));
        });
    }

    /** Says that it is over: the review begins. */
    public void resolved(String id, String by) {
        String who = TypedText.name(by);
        running(id, history -> {
            DrillHistory after = clockwork.changes(history);
            DrillHistory over = book.append(after, GameDayStep.Kind.resolved, said(after, who));
            // If that fails, it is tried again until it does not: see Endings.
            clusters.find(id).ifPresent(l -> Injecting.giveBack(l.cluster()));
            return over;
        });
    }

    private static Payload.Said said(DrillHistory history, String by) {
        var wanted = history.gameDay().facts().hypothesis();
        Levels now = Levels.of(history.samples()
                .subList(
                        Math.max(0, history.samples().size() - 2),
                        history.samples().size()));
        return new Payload.Said(by, now.requests() > 0 && now.holds(wanted.errors(), wanted.p95()), now.words());
    }

    /**
     * The kill switch: takes back all that was injected, the last first, and ends the drill, at once and in any case. While its cluster does
     * not answer, what has to be taken back is so as soon as it does.
     */
    public void abort(String id, String by, String why) {
        String clean = TypedText.of("The reason", why, LONGEST_NOTE);
        String who = TypedText.name(by);
        clockwork
                .killSwitch()
                .during(
                        id,
                        () -> book.change(id, BEFORE_THE_END, history -> {
                            DrillHistory after = clockwork.changesIfAny(history);
                            boolean restored = clusters.find(id)
                                    .map(l -> Injecting.takeBack(l.cluster(), after))
                                    .orElse(after.injected().isEmpty());
                            return book.append(
                                    after, GameDayStep.Kind.aborted, new Payload.Aborted(who, clean, restored));
                        }));
    }

    private void running(String id, UnaryOperator<DrillHistory> step) {
        book.change(id, Set.of(DrillState.running), step);
    }
}
