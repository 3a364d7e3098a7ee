package dev.podfall.grader.gameday.review;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.grader.postmortem.Severity;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Cue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A postmortem as far as it follows from what is known. Causes, factors and actions are the team's to find. */
final class PostmortemDraft {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Characters: it has to leave room in a form. */
    private static final int LONGEST_TIMELINE = 8_000;

    private PostmortemDraft() {}

    static Postmortem of(DrillHistory history, Measures measures) {
        List<Expectation> team = new TeamVerdict(history, measures).all(List.of());
        return new Postmortem(severity(history), null, List.of())
                .with(Section.title, title(history))
                .with(Section.dates, dates(history, measures))
                .with(Section.severity, users(history))
                .with(Section.detection, detection(history, measures))
                .with(Section.timeline, timeline(history))
                .with(Section.impact, impact(history, measures))
                .with(Section.wentWell, lines(team, Verdict.met))
                .with(Section.wentWrong, wentWrong(history, team));
    }

    private static Severity severity(DrillHistory history) {
        return history.pages().stream()
                .map(p -> p.alert().severity())
                .min(String::compareTo)
                .flatMap(Severity::of)
                .orElse(Severity.sev3);
    }

    private static String title(DrillHistory history) {
        String alerts = history.pages().stream()
                .map(Page::alert)
                .distinct()
                .map(Alert::meaning)
                .collect(Collectors.joining(", and "));
        return alerts.isEmpty() ? history.gameDay().facts().title() : "Users of the fraud-scorer: " + alerts;
    }

    private static String dates(DrillHistory history, Measures measures) {
        Instant from = history.pages().isEmpty()
                ? Measures.firstCue(history).orElse(history.announcedAt())
                : history.pages().get(0).at();
        boolean isClear = AllClear.objections(history).isEmpty();
        String began = history.pages().isEmpty() ? "Began " : "Detected ";
        String mitigated = measures.mitigate() == null || !isClear
                ? "not mitigated"
                : "mitigated " + DAY.format(from.plusSeconds(measures.mitigate()));
        String resolved = history.resolved()
                .map(Stamped::at)
                .map(r -> (isClear ? "resolved " : "said to be resolved, and was not: ") + DAY.format(r))
                .orElse(history.aborted()
                        .map(a -> "aborted " + DAY.format(a.at()))
                        .orElse("not resolved"));
        return began + DAY.format(from) + ", " + mitigated + ", " + resolved + " (UTC).";
    }

    private static String users(DrillHistory history) {
        return history.injected().stream()
                .flatMap(i -> history.gameDay().cue(i.what().cue()).stream())
                .map(Cue::expect)
                .map(Cue.Expect::users)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String detection(DrillHistory history, Measures measures) {
        if (history.pages().isEmpty()) {
            return measures.isSilent()
                    ? "No alert rang, and none was to: users noticed nothing. It was found by looking."
                    : "No alert rang, although one should have. It was found by looking.";
        }
        Page first = history.pages().get(0);
        return "The pager rang at " + TIME.format(first.at()) + ": "
                + first.alert().title() + " (" + first.levels() + ")"
                + (measures.detect() == null ? "" : ", " + Words.time(measures.detect()) + " after it began")
                + "; " + Words.after("acknowledged", measures.acknowledge()) + ".";
    }

    private static String timeline(DrillHistory history) {
        String all = lines(history);
        int cut = all.length() <= LONGEST_TIMELINE ? -1 : all.lastIndexOf('\n', LONGEST_TIMELINE);
        return cut < 0 ? all : all.substring(0, cut) + "\nThe rest is in the report's timeline.";
    }

    private static String lines(DrillHistory history) {
        return Timelines.of(history).stream()
                .filter(e -> !e.kind().equals("joined") && !e.kind().equals("drafted"))
                .map(e -> "#" + e.number() + " " + TIME.format(e.at())
                        + (e.who().isEmpty() ? "" : " " + e.who() + ":") + " " + e.text())
                .collect(Collectors.joining("\n"));
    }

    private static String wentWrong(DrillHistory history, List<Expectation> team) {
        List<String> objections = AllClear.objections(history);
        String atTheEnd = objections.isEmpty() ? "" : "At the end " + String.join("; ", objections) + ".\n";
        return (atTheEnd + lines(team, Verdict.unmet)).strip();
    }

    private static String impact(DrillHistory history, Measures measures) {
        boolean isClear = AllClear.objections(history).isEmpty();
        return String.format(
                Locale.ROOT,
                "%s; users were %s. Had it been production, lost requests alone would have burnt %.1f %% of the error budget, and left %.1f %%.",
                measures.felt(),
                measures.unharmed() && isClear
                        ? "well all the time"
                        : isClear && measures.mitigate() != null
                                ? "well again after " + Words.time(measures.mitigate())
                                : "not well at the end",
                measures.burnt(),
                measures.left());
    }

    private static String lines(List<Expectation> team, Verdict verdict) {
        return team.stream()
                .filter(e -> e.verdict() == verdict && !e.id().equals("postmortem"))
                .map(e -> verdict == Verdict.met
                        ? e.title() + " (" + e.actual() + ")."
                        : "Not " + e.expected() + ": " + e.title() + " (" + e.actual() + ").")
                .collect(Collectors.joining("\n"));
    }
}
