package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.web.terminal.TerminalPanel;
import java.time.Duration;
import java.util.List;

/**
 * What the page of a running attempt shows.
 *
 * @param report of the last check; null before the first
 */
record AttemptPage(Attempt attempt, Lab lab, Report report, TerminalPanel terminal) {
    String path() {
        return "/attempts/" + attempt.attempt();
    }

    boolean isPractice() {
        return attempt.mode() == Mode.practice;
    }

    /** The key of what is said about what will be shown. */
    String afterwards() {
        return "lab.afterwards." + attempt.show().name();
    }

    /** Whether an exam could not but repeat what was drawn before. */
    boolean isSeenBefore() {
        return attempt.mode() == Mode.exam && Boolean.TRUE.equals(attempt.seenBefore());
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

    /** What a check judges only when it is paid for: the lines of the last check that have a price. */
    List<Report.Line> offers() {
        return report.criteria().stream()
                .filter(line -> attempt.prices().containsKey(line.id()))
                .toList();
    }

    long totalSeconds() {
        return Duration.between(attempt.startedAt(), attempt.deadline()).toSeconds();
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
