package dev.podfall.grader.gameday;

import dev.podfall.engine.Namespaces;
import dev.podfall.grader.gameday.DrillView.CueView;
import dev.podfall.grader.gameday.DrillView.Person;
import dev.podfall.grader.gameday.DrillView.Round;
import dev.podfall.grader.gameday.DrillView.RunbookView;
import dev.podfall.grader.gameday.DrillView.StepView;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.gameday.review.Failures;
import dev.podfall.grader.gameday.review.Timelines;
import dev.podfall.grader.gameday.review.Words;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows drills. */
final class Presenter {
    private static final int TREND = 30;

    private final DrillBook book;
    private final DrillClusters clusters;

    Presenter(DrillBook book, DrillClusters clusters) {
        this.book = book;
        this.clusters = clusters;
    }

    /** As a role sees it: the facilitator sees the cues, unless they train alone; when it is over, everybody does. */
    DrillView show(DrillHistory history, Role role) {
        GameDayFacts facts = history.gameDay().facts();
        boolean open = history.ended().isPresent()
                || role == Role.facilitator && !history.announced().solo();
        Levels levels = Levels.of(Watch.window(history.samples()));
        Namespaces names = history.namespaces();
        return new DrillView(
                history.id(),
                history.gameDay().id(),
                facts.title(),
                history.state().name(),
                history.announced().solo(),
                history.announced().byHand(),
                history.announcedAt(),
                history.begun().orElse(history.begins()),
                history.ended().orElse(null),
                names.inText(facts.briefing()),
                names.inText(facts.blastRadius()),
                String.format(
                        Locale.ROOT,
                        "At most %.1f %% of requests fail, and the 95th percentile is at most %d ms.",
                        facts.hypothesis().errors(),
                        facts.hypothesis().p95()),
                abort(facts),
                open ? cues(history) : List.of(),
                levels.requests() == 0 ? "nothing yet" : levels.words(),
                trend(history),
                List.copyOf(levels.firing()),
                history.pages(),
                history.gameDay().runbooks().stream()
                        .map(r -> runbook(history, r))
                        .toList(),
                open ? Timelines.of(history) : Timelines.withoutCues(history),
                history.joined().stream()
                        .map(Stamped::what)
                        .map(j -> new Person(j.name(), j.role()))
                        .toList(),
                lastTime(history),
                names.actual(history.gameDay().home().namespace()),
                clusters.kubeconfig(history.id()).toString(),
                history.announced().runtime().id(),
                Failures.of(history, open),
                trouble(history),
                history.aborted().isPresent(),
                null);
    }

    private String trouble(DrillHistory history) {
        if (history.state() == DrillState.closed) {
            return null;
        }
        String isComing =
                history.isSettled() ? null : "The drill's cluster is still being made; it begins when that is done.";
        return isComing != null
                ? isComing
                : clusters.trouble(history.id())
                        .map(why -> "The drill's cluster " + why + ". Nothing that was noted is lost.")
                        .orElse(null);
    }

    private static String abort(GameDayFacts facts) {
        String rule = String.format(
                Locale.ROOT,
                "More than %.0f %% of requests fail for %s.",
                facts.abort().errors(),
                Words.time(facts.abort().lasting().toSeconds()));
        List<String> all = new ArrayList<>(List.of(rule));
        all.addAll(facts.abort().also());
        return String.join(" ", all);
    }

    private static List<CueView> cues(DrillHistory history) {
        Instant from = history.begun().orElse(history.begins());
        return history.gameDay().facts().cues().stream()
                .map(c -> cue(history, from, c))
                .toList();
    }

    private static CueView cue(DrillHistory history, Instant from, Cue cue) {
        return new CueView(
                cue.id(),
                history.playedAt(cue.id()).orElse(from.plus(cue.after())),
                cue.title(),
                cue.expect().users(),
                cue.runbook(),
                history.isPlayed(cue.id()));
    }

    private static List<Round> trend(DrillHistory history) {
        List<Sample> samples = history.samples();
        return samples.subList(Math.max(0, samples.size() - TREND), samples.size()).stream()
                .map(s -> {
                    Levels one = Levels.of(List.of(s));
                    return new Round(s.at(), one.requests(), one.failed(), one.errors(), one.p95());
                })
                .toList();
    }

    private static RunbookView runbook(DrillHistory history, Runbook runbook) {
        List<StepView> steps = new ArrayList<>();
        for (int i = 1; i <= runbook.steps().size(); i++) {
            Optional<Payload.Ran> last = lastRun(history, runbook.id(), i);
            steps.add(StepView.of(
                    i,
                    runbook.steps().get(i - 1),
                    history.namespaces(),
                    last.map(Payload.Ran::said).orElse(null),
                    last.map(Payload.Ran::holds).orElse(null)));
        }
        boolean opened = history.isOpenedSince(
                runbook.id(),
                history.pages().isEmpty()
                        ? history.announcedAt()
                        : history.pages().get(0).at());
        return new RunbookView(
                runbook.id(),
                runbook.title(),
                runbook.owner(),
                runbook.reviewed(),
                runbook.alerts(),
                history.namespaces().inText(runbook.use()),
                opened,
                steps);
    }

    private static Optional<Payload.Ran> lastRun(DrillHistory history, String runbook, int step) {
        return history.ran().stream()
                .map(Stamped::what)
                .filter(r -> r.runbook().equals(runbook) && r.step() == step)
                .reduce((a, b) -> b);
    }

    /** What the drill before this one promised to prevent; looked at when this one begins. */
    private List<String> lastTime(DrillHistory history) {
        List<Payload.Promise> promises =
                history.promises().isEmpty() ? Promises.of(book.all(), history).promises() : history.promises();
        return promises.stream().map(p -> promise(history, p)).toList();
    }

    private static String promise(DrillHistory history, Payload.Promise promise) {
        boolean isToBeMade =
                history.promises().isEmpty() && Promises.check(promise.check()).isPresent();
        return isToBeMade
                ? promise.what() + " (" + promise.owner() + ", due " + promise.due() + "): looked at when it begins"
                : promise.words();
    }
}
