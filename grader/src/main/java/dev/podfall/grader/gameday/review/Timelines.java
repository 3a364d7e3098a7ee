package dev.podfall.grader.gameday.review;

import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The timeline of a drill: it assembles itself. */
public final class Timelines {
    private Timelines() {}

    /** As {@link #of}, for who must not know the cues: that one failed is told, and not which. */
    public static List<TimelineEntry> withoutCues(DrillHistory history) {
        return of(history).stream()
                .filter(e -> !e.secret() || e.kind().equals(GameDayStep.Kind.misfired.name()))
                .map(e -> e.secret()
                        ? new TimelineEntry(e.number(), e.at(), e.kind(), e.who(), Failures.unseen(), false)
                        : e)
                .toList();
    }

    /** All entries, oldest first; samples are left out. */
    public static List<TimelineEntry> of(DrillHistory history) {
        List<TimelineEntry> all = new ArrayList<>();
        Instant end = history.ended().orElse(Instant.MAX);
        history.steps()
                .forEach(step -> entries(history, step)
                        .filter(e -> step.kind() != GameDayStep.Kind.changed || !e.at().isAfter(end))
                        .forEach(all::add));
        withoutRepeatedSaves(all);
        all.sort(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::number));
        return List.copyOf(all);
    }

    /** It is saved as it is written: of one person's saves in a row the last is told. */
    private static void withoutRepeatedSaves(List<TimelineEntry> all) {
        for (int i = all.size() - 2; i >= 0; i--) {
            TimelineEntry one = all.get(i);
            TimelineEntry next = all.get(i + 1);
            boolean isSave = one.kind().equals(GameDayStep.Kind.drafted.name());
            if (isSave && next.kind().equals(one.kind()) && next.who().equals(one.who())) {
                all.remove(i);
            }
        }
    }

    private static Stream<TimelineEntry> entries(DrillHistory history, GameDayStep step) {
        return switch (step.kind()) {
            case sampled -> Stream.empty();
            case changed ->
                read(step, Payload.Changed.class).changes().stream()
                        .map(c -> entry(
                                step, c.at(), "operations", c.verb() + " " + c.object() + ": " + c.outcome(), false));
            default -> Stream.of(single(history, step));
        };
    }

    private static TimelineEntry single(DrillHistory history, GameDayStep step) {
        return switch (step.kind()) {
            case announced ->
                plain(step, "", "Announced: " + history.gameDay().facts().title());
            case joined -> {
                var joined = read(step, Payload.Joined.class);
                yield plain(step, joined.name(), "joined as " + joined.role().title());
            }
            case begun -> plain(step, "", "The drill begins");
            case promised ->
                plain(
                        step,
                        "",
                        "Promised after the drill before: "
                                + read(step, Payload.Promised.class).promises().stream()
                                        .map(Payload.Promise::words)
                                        .collect(Collectors.joining("; ")));
            case injected -> {
                var injected = read(step, Payload.Injected.class);
                String title =
                        history.gameDay().cue(injected.cue()).map(Cue::title).orElse(injected.cue());
                yield entry(step, step.at(), injected.by(), "Injected: " + title, true);
            }
            case misfired -> {
                var misfired = read(step, Payload.Misfired.class);
                yield entry(step, step.at(), "", Failures.cue(history, misfired), true);
            }
            case failed -> plain(step, "", Failures.part(read(step, Payload.Failed.class)));
            case settled -> plain(step, "", "Its cluster is up");
            case noted -> {
                var note = read(step, Payload.Noted.class);
                String toil = note.minutes() > 0 ? " (" + note.minutes() + " min)" : "";
                yield plain(step, note.by(), note.kind().title() + toil + ": " + note.text());
            }
            case opened -> {
                var opened = read(step, Payload.Opened.class);
                yield plain(step, opened.by(), "opened the runbook " + title(history, opened.runbook()));
            }
            case ran -> {
                var ran = read(step, Payload.Ran.class);
                yield plain(step, ran.by(), title(history, ran.runbook()) + ", step " + ran.step() + ": " + ran.said());
            }
            default -> ending(history, step);
        };
    }

    private static TimelineEntry ending(DrillHistory history, GameDayStep step) {
        return switch (step.kind()) {
            case paged -> {
                var paged = read(step, Payload.Paged.class);
                yield plain(
                        step,
                        "",
                        "Page " + paged.page() + " to the primary: "
                                + paged.alert().title() + ", " + paged.alert().severity() + " (" + paged.levels()
                                + ")");
            }
            case escalated -> {
                var escalated = read(step, Payload.Escalated.class);
                yield plain(step, "", "Page " + escalated.page() + " goes to the " + escalated.to());
            }
            case acknowledged -> {
                var acknowledged = read(step, Payload.Acknowledged.class);
                yield plain(step, acknowledged.by(), "acknowledged page " + acknowledged.page());
            }
            case cleared ->
                plain(
                        step,
                        "",
                        "The alert of page " + read(step, Payload.Cleared.class).page() + " is over");
            case mitigated -> said(step, "said: mitigated");
            case resolved -> said(step, "said: resolved");
            case aborted -> {
                var aborted = read(step, Payload.Aborted.class);
                yield plain(step, aborted.by(), "aborted the drill: " + aborted.why());
            }
            case ranOut -> plain(step, "", "Its time is over, and nobody had ended it");
            case drafted -> plain(step, read(step, Payload.Drafted.class).by(), "saved the postmortem");
            default -> plain(step, "", "The review is over");
        };
    }

    private static TimelineEntry said(GameDayStep step, String words) {
        var said = read(step, Payload.Said.class);
        return plain(step, said.by(), words + " (" + said.levels() + ")");
    }

    private static String title(DrillHistory history, String runbook) {
        return history.gameDay().runbook(runbook).map(Runbook::title).orElse(runbook);
    }

    private static <T> T read(GameDayStep step, Class<T> type) {
        return StepJson.read(step.payload(), type);
    }

    private static TimelineEntry plain(GameDayStep step, String who, String text) {
        return entry(step, step.at(), who, text, false);
    }

    private static TimelineEntry entry(GameDayStep step, Instant at, String who, String text, boolean secret) {
        return new TimelineEntry(step.sequence(), at, step.kind().name(), who, text, secret);
    }
}
