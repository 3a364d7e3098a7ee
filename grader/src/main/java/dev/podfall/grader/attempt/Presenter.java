package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.Namespaces;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows an attempt as it is now. */
final class Presenter {
    private final Clusters clusters;

    Presenter(Clusters clusters) {
        this.clusters = clusters;
    }

    Attempt show(History history, Lab lab, Instant now) {
        Payload.Started started = history.started();
        State state = history.state();
        Report grade = history.grade().orElse(null);
        Instant answerBy = state == State.asking ? history.answerBy() : null;
        boolean scoreShown = history.shown() != Disclosure.none;
        return new Attempt(
                history.id(),
                lab.id(),
                lab.title(),
                started.candidate(),
                clusters.files(history.id()).kubeconfig().toString(),
                null,
                history.namespaces().actual(lab.facts().namespace()),
                history.deadline(),
                history.namespaces().inText(lab.task()),
                started.mode(),
                started.runtime(),
                started.isTask() && !state.isOver() ? null : Long.valueOf(started.seed()),
                started.seenBefore() ? true : null,
                state,
                history.startedAt(),
                history.endedAt(),
                history.frozenAt(),
                answerBy,
                left(state == State.running ? history.deadline() : answerBy, now),
                history.hintsTaken(),
                lab.hints().size(),
                clusters.find(history.id()).flatMap(Cluster::endpoint).orElse(null),
                state == State.asking
                        ? questions(lab, history.namespaces())
                        : unasked(lab, history.namespaces(), state),
                history.answers(),
                state == State.running && started.mode() == Mode.practice
                        ? PriceList.of(lab.rubric(), history.paid()).prices()
                        : Map.of(),
                history.shown(),
                grade == null || !scoreShown ? null : grade.score(),
                grade == null || !scoreShown ? null : grade.passed(),
                state == State.running ? clusters.trouble(history.id()).orElse(null) : null,
                incident(started.incident()),
                started.exam(),
                null);
    }

    private static Attempt.IncidentView incident(Payload.Incident made) {
        return made == null ? null : new Attempt.IncidentView(made.domain(), made.difficulty());
    }

    private static long left(Instant until, Instant now) {
        return until == null ? 0 : Math.max(0, Duration.between(now, until).toSeconds());
    }

    /**
     * Options tell much of the cause: they are shown once what is judged is frozen, as long as they are asked for. What is asked tells
     * some of it, too: that is not shown before.
     */
    private static List<Attempt.QuestionView> unasked(Lab lab, Namespaces names, State state) {
        return lab.rubric().diagnosis().stream()
                .map(d -> new Attempt.QuestionView(
                        d.id(), state == State.running ? null : names.inText(d.prompt()), List.of()))
                .toList();
    }

    private static List<Attempt.QuestionView> questions(Lab lab, Namespaces names) {
        return lab.rubric().diagnosis().stream().map(d -> question(d, names)).toList();
    }

    private static Attempt.QuestionView question(DiagnosisSpec spec, Namespaces names) {
        List<Attempt.QuestionView.Choice> options = spec.options().stream()
                .map(o -> new Attempt.QuestionView.Choice(o.value(), names.inText(o.text())))
                .toList();
        return new Attempt.QuestionView(spec.id(), names.inText(spec.prompt()), options);
    }
}
