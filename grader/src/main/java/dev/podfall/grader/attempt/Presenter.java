package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.Namespaces;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        long left = state == State.running
                ? Math.max(0, Duration.between(now, started.deadline()).toSeconds())
                : 0;
        return new Attempt(
                history.id(),
                lab.id(),
                lab.title(),
                started.candidate(),
                clusters.files(history.id()).kubeconfig().toString(),
                null,
                history.namespaces().actual(lab.facts().namespace()),
                started.deadline(),
                history.namespaces().inText(lab.task()),
                started.mode(),
                started.runtime(),
                started.seed(),
                state,
                history.startedAt(),
                history.endedAt(),
                left,
                history.hintsTaken(),
                lab.hints().size(),
                clusters.find(history.id()).flatMap(Cluster::endpoint).orElse(null),
                questions(lab, history.namespaces()),
                history.answers(),
                grade == null ? null : grade.score(),
                grade == null ? null : grade.passed(),
                state == State.running ? clusters.trouble(history.id()).orElse(null) : null,
                null);
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
