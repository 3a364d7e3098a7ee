package dev.podfall.grader.gameday.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemFinding;
import dev.podfall.grader.postmortem.PostmortemLint;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.Role;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a drill. The JSON names are a contract of the API.
 *
 * @param ending how it ended, in words; null as long as it goes on
 * @param runtime where its cluster was
 * @param failures what of the drill itself did not work, in sentences
 * @param score 0 to 100; null if nothing could be judged
 * @param summary when what happened, and what users got, in a few words each
 * @param measures times, losses, alerts
 * @param expectations of the system and of the team
 * @param good what a good response does
 * @param timeline all of it
 * @param changes what people changed, in the order they did
 * @param postmortem as saved, or as drafted from the timeline
 * @param findings what is to be corrected in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrillReport(
        String drill,
        String gameDay,
        String title,
        String state,
        String ending,
        boolean solo,
        String runtime,
        List<String> failures,
        Integer score,
        List<String> summary,
        Measures measures,
        List<Expectation> expectations,
        List<String> good,
        List<Payload.Promise> promises,
        List<TimelineEntry> timeline,
        List<Payload.Change> changes,
        Postmortem postmortem,
        List<PostmortemFinding> findings) {
    private static final double PARTLY = 0.5;

    /** Of a drill as it is now. */
    public static DrillReport of(DrillHistory history) {
        Measures measures = Measures.of(history);
        Postmortem postmortem = history.postmortem().orElseGet(() -> PostmortemDraft.of(history, measures));
        List<PostmortemFinding> findings = lint(history).check(postmortem);
        List<Expectation> all = new ArrayList<>(SystemVerdict.of(history, measures));
        all.addAll(new TeamVerdict(history, measures).all(findings));
        return new DrillReport(
                history.id(),
                history.gameDay().id(),
                history.gameDay().facts().title(),
                history.state().name(),
                ending(history),
                history.announced().solo(),
                history.announced().runtime().id(),
                Failures.of(history, true),
                history.injected().isEmpty() ? null : score(all),
                summary(measures),
                measures,
                all,
                history.gameDay().facts().good(),
                history.promises(),
                Timelines.of(history),
                history.changes().stream()
                        .filter(c ->
                                history.ended().map(e -> !c.at().isAfter(e)).orElse(true))
                        .toList(),
                postmortem,
                findings);
    }

    private static List<String> summary(Measures measures) {
        return List.of(String.join(", ", measures.times()), measures.felt());
    }

    /** How a drill ended; null as long as it goes on. */
    public static String ending(DrillHistory history) {
        return history.aborted()
                .map(Stamped::what)
                .map(a -> "aborted by " + a.by() + ": " + a.why()
                        + (a.restored() ? "" : " (not all that was injected could be taken back)"))
                .or(() -> history.resolved().map(r -> "resolved by " + r.what().by()))
                .orElse(history.isRanOut() ? "its time was over" : null);
    }

    /** Roles may be named in a postmortem, people may not. */
    private static PostmortemLint lint(DrillHistory history) {
        List<String> people = history.joined().stream()
                .map(Stamped::what)
                .map(Payload.Joined::name)
                .filter(name -> Role.of(name).isEmpty())
                .toList();
        return new PostmortemLint(history.announcedAt().atZone(ZoneOffset.UTC).toLocalDate(), people);
    }

    /** Each expectation counts the same; what could not be looked at counts nothing. Null if nothing could. */
    static Integer score(List<Expectation> all) {
        double earned = 0;
        int counted = 0;
        for (Expectation one : all) {
            if (one.verdict() != Verdict.unverifiable) {
                counted++;
                earned += one.verdict() == Verdict.met ? 1 : one.verdict() == Verdict.partly ? PARTLY : 0;
            }
        }
        return counted == 0
                ? null
                : Integer.valueOf((int) Math.max(0, Math.min(100, Math.round(100 * earned / counted))));
    }
}
