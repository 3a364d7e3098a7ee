package dev.podfall.grader.gameday.review;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.review.Expectation.Side;
import dev.podfall.grader.postmortem.PostmortemFinding;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.gameday.GameDayFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the team did: how fast, how orderly, and what it learned. */
final class TeamVerdict {
    private static final Duration TOGETHER = Duration.ofSeconds(20);

    private final DrillHistory history;
    private final Measures measures;
    private final boolean played;

    TeamVerdict(DrillHistory history, Measures measures) {
        this.history = history;
        this.measures = measures;
        this.played = Measures.firstCue(history).isPresent();
    }

    List<Expectation> all(List<PostmortemFinding> findings) {
        GameDayFacts.Limits limits = history.gameDay().facts().limits();
        List<Expectation> all = new ArrayList<>();
        all.add(timed(
                "acknowledge",
                "Somebody was at it",
                measures.acknowledge(),
                limits.acknowledge(),
                measures.pages() > 0,
                "Until the page is acknowledged, nobody knows whether anybody comes."));
        all.add(timed(
                "runbook",
                "The runbook that helps was found",
                measures.runbook(),
                limits.runbook(),
                true,
                "A runbook that has to be looked for costs more than it saves."));
        all.add(wellAgain(limits.mitigate()));
        all.add(said());
        all.add(resolved(limits.resolve()));
        all.add(timed(
                "update",
                "Those who wait were told",
                measures.update(),
                limits.update(),
                !history.announced().solo(),
                "Silence makes customers call, and managers ask in the middle of it."));
        all.add(oneAtATime());
        all.add(postmortem(findings));
        return all;
    }

    private Expectation timed(String id, String title, Long seconds, Duration limit, boolean fits, String why) {
        Verdict verdict;
        boolean isCutOff = seconds == null && history.aborted().isPresent();
        if (!played || !fits || isCutOff) {
            verdict = Verdict.unverifiable;
        } else if (seconds == null) {
            verdict = Verdict.unmet;
        } else {
            verdict = seconds <= limit.toSeconds()
                    ? Verdict.met
                    : seconds <= 2 * limit.toSeconds() ? Verdict.partly : Verdict.unmet;
        }
        String actual = !fits
                ? "does not apply here"
                : isCutOff ? "not before the drill was aborted" : Words.timeOrNever(seconds);
        return new Expectation(id, Side.team, title, verdict, actual, "within " + Words.time(limit.toSeconds()), why);
    }

    private Expectation wellAgain(Duration limit) {
        Expectation timed = timed(
                "mitigate",
                "Users were well again",
                measures.mitigate(),
                limit,
                true,
                "Roll back first, look for the root cause afterwards.");
        return played && measures.unharmed() ? timed.judged(Verdict.met, "they were well all the time") : timed;
    }

    /** To say that it is over while it is not, is worse than to say it late. */
    private Expectation resolved(Duration limit) {
        Expectation timed = timed(
                "resolve",
                "It was brought to its end",
                measures.resolve(),
                limit,
                true,
                "As long as nobody says that it is over, everybody stays.");
        List<String> objections = AllClear.objections(history);
        return played && history.resolved().isPresent() && !objections.isEmpty()
                ? timed.judged(Verdict.unmet, "a false all-clear: " + String.join("; ", objections))
                : timed;
    }

    private Expectation said() {
        Verdict verdict = history.mitigated()
                .map(SystemVerdict::said)
                .orElse(played && history.ended().isPresent() ? Verdict.unmet : Verdict.unverifiable);
        return new Expectation(
                "said-mitigated",
                Side.team,
                "\"Mitigated\" was said when users were well",
                verdict,
                history.mitigated()
                        .map(m -> (m.what().holds() ? "users were well: " : "users were not well: ")
                                + m.what().levels())
                        .orElse("nobody said it"),
                "said, and true",
                "A wrong all-clear sends people away who are needed.");
    }

    /** Moments of changes; what one step of a runbook does is one. */
    private Expectation oneAtATime() {
        List<Instant> moments = Stream.concat(
                        history.changes().stream().map(c -> c.at()),
                        history.ran().stream().filter(r -> r.what().done()).map(r -> r.at()))
                .sorted()
                .toList();
        int together = 0;
        for (int i = 1; i < moments.size(); i++) {
            together += Duration.between(moments.get(i - 1), moments.get(i)).compareTo(TOGETHER) < 0 ? 1 : 0;
        }
        Verdict verdict = moments.isEmpty() || !played
                ? Verdict.unverifiable
                : together == 0 ? Verdict.met : together <= 2 ? Verdict.partly : Verdict.unmet;
        // Where no audit trail is kept, only runbooks' steps are known.
        boolean isBlind = history.announced().runtime() != Runtime.EMBEDDED;
        if (isBlind && together == 0) {
            verdict = Verdict.unverifiable;
        }
        return new Expectation(
                "one-at-a-time",
                Side.team,
                "One change at a time",
                verdict,
                moments.size() + (moments.size() == 1 ? " change, " : " changes, ") + together + " of them within "
                        + TOGETHER.toSeconds() + " s of the one before"
                        + (isBlind
                                ? "; what was changed by kubectl is not seen on "
                                        + history.announced().runtime().id()
                                : ""),
                "time to see what each did",
                "Of two changes at once nobody knows which one helped.");
    }

    private Expectation postmortem(List<PostmortemFinding> findings) {
        boolean over = history.ended().isPresent();
        boolean written = history.postmortem().isPresent();
        Verdict verdict = !over
                ? Verdict.unverifiable
                : !written ? Verdict.unmet : findings.isEmpty() ? Verdict.met : Verdict.partly;
        return new Expectation(
                "postmortem",
                Side.team,
                "The postmortem is blameless, has evidence, and leads to actions",
                verdict,
                !written
                        ? "not written yet"
                        : findings.isEmpty() ? "nothing to correct" : findings.size() + " findings",
                "all eleven sections, nothing to correct",
                "An incident nobody learns from comes again.");
    }
}
