package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.Cluster;
import dev.podfall.grader.report.Judged;
import dev.podfall.scenario.Disclosure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells an attempt as a timeline. Of an exam it tells no more than its report does. */
final class Replay {
    private final History history;
    private final List<Timeline.Entry> entries = new ArrayList<>();
    private boolean requestsKept;
    private int left;

    private Replay(History history) {
        this.history = history;
    }

    /** @param cluster of one that runs, as far as it answers */
    static Timeline of(History history, Optional<Cluster> cluster) {
        return new Replay(history).tell(cluster);
    }

    private Timeline tell(Optional<Cluster> cluster) {
        for (Step step : history.steps()) {
            if (step.kind() == Step.Kind.audited) {
                take(StepJson.read(step.payload(), Payload.Audited.class));
            } else {
                dropEarlierDraft(step);
                entries.add(new Timeline.Entry(step.at(), step.kind().name(), null, null, null, words(step)));
            }
        }
        boolean runs = history.state() == State.running;
        if (runs) {
            requestsKept = false;
            cluster.flatMap(RequestTrail::of).ifPresent(this::take);
        }
        entries.sort(Comparator.comparing(Timeline.Entry::at)); // A stable sort: what came first stays first.
        return new Timeline(history.id(), history.started().lab(), List.copyOf(entries), note(runs));
    }

    /** A postmortem is kept again and again while it is written; told is the last of them in a row. */
    private void dropEarlierDraft(Step step) {
        int last = entries.size() - 1;
        if (step.kind() == Step.Kind.reviewed
                && last >= 0
                && entries.get(last).kind().equals(step.kind().name())) {
            entries.remove(last);
        }
    }

    private void take(Payload.Audited audited) {
        requestsKept = true;
        left += audited.left();
        audited.requests().forEach(r -> entries.add(r.entry()));
    }

    private String note(boolean runs) {
        if (left > 0) {
            return "The " + left + " oldest requests are not kept.";
        } else if (requestsKept) {
            return null;
        }
        return runs
                ? "What was asked of its cluster cannot be told just now: the cluster does not answer, is put away, or keeps no audit trail."
                : "What was asked of its cluster was not kept: it kept no audit trail, or was lost, or the attempt is older than the keeping.";
    }

    private String words(Step step) {
        JsonNode payload = step.payload();
        return switch (step.kind()) {
            case started -> started();
            case hinted ->
                "hint " + payload.path("number").asInt() + ", costs "
                        + payload.path("price").asInt();
            case checked -> "checked" + soFar(payload.path("report"));
            case paid ->
                "paid for a criterion: "
                        + StepJson.read(payload, Payload.Paid.class).prices().values().stream()
                                .mapToInt(p -> p)
                                .sum();
            case answered ->
                StepJson.read(payload, Payload.Answered.class).answers().size() + " answers kept";
            case frozen -> "the cluster was looked at for good";
            case submitted -> "handed in" + grade(payload);
            case expired -> "the time was over" + grade(payload);
            case graded -> "graded" + grade(payload);
            case regraded -> "judged again" + grade(payload);
            case overridden -> overridden(StepJson.read(payload, Payload.Overridden.class));
            case reset -> "a fresh cluster";
            case extended -> "another deadline: " + payload.path("deadline").asText();
            case stopped -> "stopped";
            case reviewed -> "a postmortem was written";
            case audited -> "";
        };
    }

    private String started() {
        Payload.Started started = history.started();
        return started.lab() + ", " + started.mode() + ", seed " + started.seed() + ", "
                + started.runtime().id();
    }

    private String grade(JsonNode payload) {
        return history.shown() == Disclosure.none ? "" : mark(payload.at("/report/score"), " of 100");
    }

    private static String soFar(JsonNode report) {
        Judged judged = Judged.of(report);
        return judged.isPart() && report.path("score").isNumber()
                ? ", " + judged.words()
                : mark(report.path("score"), " so far");
    }

    private static String mark(JsonNode score, String rest) {
        return score.isNumber() ? ", " + score.asInt() + rest : "";
    }

    private String overridden(Payload.Overridden override) {
        return switch (history.shown()) {
            case none -> "overridden";
            case score -> "overridden: " + override.reason();
            case report ->
                override.criterion() + " set to "
                        + BigDecimal.valueOf(override.points())
                                .stripTrailingZeros()
                                .toPlainString() + ": " + override.reason();
        };
    }
}
