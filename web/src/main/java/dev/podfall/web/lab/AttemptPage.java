package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import java.time.Duration;
import java.util.List;

/**
 * What the page of a running attempt shows.
 *
 * @param report of the last check; null before the first
 */
record AttemptPage(Attempt attempt, Lab lab, Report report) {
    String path() {
        return "/attempts/" + attempt.attempt();
    }

    boolean isPractice() {
        return attempt.mode() == Mode.practice;
    }

    List<Hint> taken() {
        return lab.hints().subList(0, Math.min(attempt.hintsTaken(), lab.hints().size()));
    }

    /** The next hint's price; only if there is one. */
    int nextPrice() {
        return lab.hints().get(attempt.hintsTaken()).price();
    }

    boolean hasMoreHints() {
        return attempt.hintsTaken() < lab.hints().size();
    }

    long totalSeconds() {
        return Duration.between(attempt.startedAt(), attempt.deadline()).toSeconds();
    }

    Diagnosis diagnosis() {
        return new Diagnosis(attempt);
    }

    /** Commands to begin with. */
    List<String> commands() {
        return List.of(
                "export KUBECONFIG=" + quoted(attempt.kubeconfig()),
                "kubectl get pods",
                "kubectl get events --sort-by=.lastTimestamp");
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./@:+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
