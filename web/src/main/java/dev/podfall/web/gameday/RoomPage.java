package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.DrillView;
import dev.podfall.grader.gameday.DrillView.RunbookView;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.TimelineEntry;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.terminal.TerminalPanel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

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

    boolean isFacilitator() {
        return me.role() == Role.facilitator;
    }

    /** What this person is here for. */
    String duty() {
        return me.role().duty();
    }

    /** What whoever has this role does now, in a sentence. */
    String next() {
        if (isAnnounced()) {
            return isFacilitator()
                    ? "hand out a seat for each role, below, before the countdown is over."
                    : "read the briefing and what was agreed, at the end of this page.";
        }
        boolean rings = !ringing().isEmpty();
        boolean isBroken = !view.firing().isEmpty();
        return switch (me.role()) {
            case facilitator ->
                view.cues().stream().allMatch(DrillView.CueView::played)
                        ? "all cues are played; watch the team, and abort if it is too much."
                        : view.byHand()
                                ? "inject the next cue when the team is ready."
                                : "the plan injects; you may inject a cue earlier.";
            case commander ->
                rings
                        ? "acknowledge the page, and say who does what."
                        : isBroken
                                ? "decide what is done next; say \"mitigated\" once users are well."
                                : view.pages().isEmpty()
                                        ? "watch the pager; nothing is reported."
                                        : "users are well: say \"mitigated\", and \"resolved\" when it is over.";
            case operations ->
                rings
                        ? "acknowledge the page, then open the runbook that fits."
                        : isBroken
                                ? "run the runbook that fits, one step at a time."
                                : view.pages().isEmpty()
                                        ? "watch the pager; nothing is reported."
                                        : "users are well: tell the commander.";
            case communications ->
                view.pages().isEmpty()
                        ? "nothing is to be told yet."
                        : "write an update: what users notice, what is done, when the next word comes.";
            case scribe -> "write down what people say and decide; the rest of the timeline writes itself.";
        };
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
    static String words(Page page) {
        if (page.acknowledged() != null) {
            return "acknowledged by " + page.by() + " at " + time(page.acknowledged())
                    + (page.cleared() == null ? "; still fires" : "; over since " + time(page.cleared()));
        } else if (page.cleared() != null) {
            return "over since " + time(page.cleared()) + ", and nobody acknowledged it";
        }
        return page.escalated() == null ? "rings the primary" : "rings the secondary since " + time(page.escalated());
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
    String onCall() {
        return "Primary: " + names(Role.operations) + ". Secondary: " + names(Role.commander) + ".";
    }

    private String names(Role role) {
        List<String> names = view.people().stream()
                .filter(p -> p.role() == role)
                .map(DrillView.Person::name)
                .toList();
        return names.isEmpty() ? "nobody yet" : String.join(", ", names);
    }

    /** What whoever takes over has to know: open incidents first, then what was changed, newest first. */
    List<String> handoff() {
        List<String> all = new ArrayList<>();
        view.pages().stream()
                .filter(p -> p.cleared() == null)
                .forEach(p ->
                        all.add("Open: page " + p.number() + ", " + p.alert().title() + ", " + words(p) + "."));
        newest().stream()
                .filter(e -> e.kind().equals("ran") || e.kind().equals("changed"))
                .forEach(e -> all.add("Changed at " + time(e.at()) + ": " + e.text()));
        return all;
    }

    /** What a status page would say. */
    String statusPage() {
        if (view.trend().isEmpty()) {
            return "Nothing is known yet.";
        }
        return view.firing().isEmpty() ? "All systems work." : "Users are affected: " + view.levels() + ".";
    }
}
