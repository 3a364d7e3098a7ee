package dev.podfall.grader.gameday;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.engine.Namespaces;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.review.TimelineEntry;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Instant;
import java.util.List;

/**
 * A drill as it is now, as a role sees it. The JSON names are a contract of the API.
 *
 * @param state see {@code DrillState}
 * @param begins when the countdown is over, or was
 * @param ended when it was resolved or aborted; null before
 * @param cues the cue sheet; empty for who may not see it
 * @param levels what users got in the last minute, in words
 * @param trend what they got in each of the last rounds
 * @param firing alerts that fire now
 * @param pages all of them, oldest first
 * @param runbooks those at hand
 * @param timeline oldest first; without cues for who may not see them
 * @param people who joined
 * @param kubeconfig of operations
 * @param runtime where its cluster is
 * @param failures what of the drill itself did not work, in sentences
 * @param trouble why its cluster does not answer; null if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrillView(
        String drill,
        String gameDay,
        String title,
        String state,
        boolean solo,
        boolean byHand,
        Instant announced,
        Instant begins,
        Instant ended,
        String briefing,
        String blastRadius,
        String hypothesis,
        String abort,
        List<CueView> cues,
        String levels,
        List<Round> trend,
        List<Alert> firing,
        List<Page> pages,
        List<RunbookView> runbooks,
        List<TimelineEntry> timeline,
        List<Person> people,
        List<String> lastTime,
        String namespace,
        String kubeconfig,
        String runtime,
        List<String> failures,
        String trouble,
        boolean aborted,
        String url) {

    /** A line of the cue sheet. @param played whether it was, whatever came of it */
    public record CueView(String id, Instant due, String title, String users, String runbook, boolean played) {}

    /** Ten seconds of users. @param errors per cent @param p95 milliseconds; null without an answer */
    public record Round(Instant at, int requests, int failed, double errors, Integer p95) {}

    /** Somebody in the room. */
    public record Person(String name, Role role) {}

    /** A runbook, with what came of its steps so far. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunbookView(
            String id,
            String title,
            String owner,
            String reviewed,
            List<Alert> alerts,
            String use,
            boolean opened,
            List<StepView> steps) {}

    /** A step of one. @param commands what it does, as kubectl @param last what came of it last; null if it was not run */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            int number, String title, String look, List<String> commands, boolean checks, String last, Boolean holds) {
        static StepView of(int number, Runbook.Step step, Namespaces names, String last, Boolean holds) {
            return new StepView(
                    number,
                    step.title(),
                    names.inText(step.look()),
                    step.actions().stream().map(a -> names.inText(a.kubectl())).toList(),
                    step.check() != null,
                    last,
                    holds);
        }
    }

    /** Where it is to be looked at. */
    public DrillView withUrl(String address) {
        return new DrillView(
                drill,
                gameDay,
                title,
                state,
                solo,
                byHand,
                announced,
                begins,
                ended,
                briefing,
                blastRadius,
                hypothesis,
                abort,
                cues,
                levels,
                trend,
                firing,
                pages,
                runbooks,
                timeline,
                people,
                lastTime,
                namespace,
                kubeconfig,
                runtime,
                failures,
                trouble,
                aborted,
                address);
    }
}
