package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.DrillView;
import dev.podfall.grader.gameday.DrillView.RunbookView;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.TimelineEntry;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.terminal.TerminalPanel;
import dev.podfall.web.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A room as somebody sees it.
 *
 * @param seat a part of its address
 * @param me who sits there
 * @param pods rows for operations; empty for others
 * @param terminal for operations; null for others
 * @param now the server's time
 */
record RoomPage(
        DrillView view, String seat, Payload.Joined me, List<List<String>> pods, TerminalPanel terminal, Instant now) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    String path() {
        return Rooms.path(view.drill(), seat);
    }

    boolean may(Deed deed) {
        return deed.isFor(me.role(), view.solo());
    }

    boolean isRunning() {
        return view.state().equals("running");
    }

    boolean isAnnounced() {
        return view.state().equals("announced");
    }

    boolean isOver() {
        return view.ended() != null || view.state().equals("closed");
    }

    /** The first role that nobody has; the scribe's, of whom there may be several, if all are taken. */
    Role vacant() {
        return Arrays.stream(Role.values())
                .filter(role -> view.people().stream().noneMatch(person -> person.role() == role))
                .findFirst()
                .orElse(Role.scribe);
    }

    boolean isFacilitator() {
        return me.role() == Role.facilitator;
    }

    /** Whether nobody is told what breaks before it is over: whoever trains alone would be. */
    boolean isAlone() {
        return view.solo();
    }

    /** Whether whoever sits here may let the next cue come, without being told what it is. */
    boolean mayInjectUnseen() {
        return isRunning() && isAlone() && view.byHand();
    }

    /** What whoever has this role does now, in a sentence: the key of a text. */
    String next() {
        if (isAnnounced()) {
            return isFacilitator() && !isAlone() ? "now.seats" : "now.read";
        }
        boolean isQuiet = view.pages().isEmpty();
        return switch (me.role()) {
            case facilitator -> "now.facilitator." + facilitating();
            case commander ->
                isQuiet ? quiet() : ringing().isEmpty() ? "now.commander." + levels() : "now.commander.rings";
            case operations -> isQuiet ? quiet() : operating();
            case communications -> isQuiet ? "now.communications.none" : "now.communications.tell";
            case scribe -> "now.scribe";
        };
    }

    private String facilitating() {
        if (isAlone()) {
            return "alone";
        }
        return view.cues().stream().allMatch(DrillView.CueView::played) ? "watch" : view.byHand() ? "byHand" : "plan";
    }

    private String operating() {
        if (!ringing().isEmpty()) {
            return "now.operations.rings";
        }
        return isAlone() && view.firing().isEmpty() ? "now.alone.well" : "now.operations." + levels();
    }

    private String levels() {
        return view.firing().isEmpty() ? "well" : "broken";
    }

    private String quiet() {
        return mayInjectUnseen() ? "now.alone.byHand" : "now.watch";
    }

    /** Which times they are. */
    static String zone() {
        return ZoneId.systemDefault().getId();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code T+3:20}, or {@code T-0:40} before it begins. */
    String elapsed() {
        Duration since = Duration.between(view.begins(), view.ended() == null ? now : view.ended());
        long seconds = Math.abs(since.toSeconds());
        return String.format(Locale.ROOT, "T%s%d:%02d", since.isNegative() ? "-" : "+", seconds / 60, seconds % 60);
    }

    /** Pages that wait for somebody, oldest first. */
    List<Page> ringing() {
        return view.pages().stream().filter(Page::isRinging).toList();
    }

    /** How a page stands, in words. */
    static String words(Page page, Texts texts) {
        if (page.acknowledged() != null) {
            return texts.say("room.page.by", page.by(), time(page.acknowledged())) + "; "
                    + (page.cleared() == null
                            ? texts.say("room.page.fires")
                            : texts.say("room.page.over", time(page.cleared())));
        } else if (page.cleared() != null) {
            return texts.say("room.page.unseen", time(page.cleared()));
        }
        return page.escalated() == null
                ? texts.say("room.page.primary")
                : texts.say("room.page.secondary", time(page.escalated()));
    }

    /** The runbooks that an alert links to come first. */
    List<RunbookView> runbooks() {
        List<RunbookView> linked = new ArrayList<>();
        List<RunbookView> others = new ArrayList<>();
        for (RunbookView runbook : view.runbooks()) {
            (isLinked(runbook) ? linked : others).add(runbook);
        }
        linked.addAll(others);
        return linked;
    }

    boolean isLinked(RunbookView runbook) {
        return view.pages().stream().anyMatch(p -> runbook.alerts().contains(p.alert()));
    }

    /** The newest first; more is in the report. */
    List<TimelineEntry> newest() {
        List<TimelineEntry> all = new ArrayList<>(view.timeline());
        Collections.reverse(all);
        return all.subList(0, Math.min(80, all.size()));
    }

    /** Who is rung first: operations; then, after ten minutes, the commander. */
    String onCall(Texts texts) {
        return texts.say("room.handoff.onCall", names(Role.operations, texts), names(Role.commander, texts));
    }

    private String names(Role role, Texts texts) {
        List<String> names = view.people().stream()
                .filter(p -> p.role() == role)
                .map(DrillView.Person::name)
                .toList();
        return names.isEmpty() ? texts.say("room.handoff.nobody") : String.join(", ", names);
    }

    /** Pages that whoever takes over has to know of. */
    List<String> open(Texts texts) {
        return view.pages().stream()
                .filter(p -> p.cleared() == null)
                .map(p -> texts.say(
                        "room.handoff.open",
                        p.number(),
                        texts.say("alert." + p.alert().name()),
                        words(p, texts)))
                .toList();
    }

    /** What was changed, newest first. */
    List<TimelineEntry> changes() {
        return newest().stream()
                .filter(e -> e.kind().equals("ran") || e.kind().equals("changed"))
                .toList();
    }

    /** What a status page would say: the key of a text. */
    String statusPage() {
        if (view.trend().isEmpty()) {
            return "room.status.unknown";
        }
        return view.firing().isEmpty() ? "room.status.well" : "room.status.affected";
    }

    /** What this person may write down. */
    List<NoteKind> kinds() {
        return Stream.of(NoteKind.update, NoteKind.decision, NoteKind.note, NoteKind.handoff, NoteKind.toil)
                .filter(kind -> may(Deed.of(kind)))
                .toList();
    }

    /** Whether what is written down here is most of what this role does. */
    boolean writes() {
        return me.role() == Role.communications || me.role() == Role.scribe;
    }
}
