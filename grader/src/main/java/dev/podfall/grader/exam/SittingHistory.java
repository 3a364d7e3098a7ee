package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.scenario.exam.Paper;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.exam.blueprint.Exam;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sitting as its steps tell it. */
final class SittingHistory {
    private final String id;
    private final ExamPayload.Started started;
    private final Instant startedAt;
    private final Map<Integer, String> attempts = new HashMap<>();
    private final Map<Integer, JsonNode> answers = new HashMap<>();
    private final Map<Integer, Long> revisions = new HashMap<>();
    private final Set<Integer> flagged = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();
    private final Map<Integer, Long> spent = new HashMap<>();
    /** Those that were visited, the latest last. */
    private final Map<Integer, Instant> visited = new LinkedHashMap<>();

    private long sequence;
    private int current;
    private Instant since;
    private long credit;
    private long connectionCredit;
    private long away;
    private Instant lastStepAt;
    private Instant connectedAgainAt;
    private String notes = "";
    private long notesRevision;
    private Instant endedAt;
    private ExamStep.Kind ending;
    private ExamReport report;

    private SittingHistory(String id, ExamStep first) {
        this.id = id;
        this.started = StepJson.read(first.payload(), ExamPayload.Started.class);
        this.startedAt = first.at();
        this.sequence = first.sequence();
        this.lastStepAt = first.at();
    }

    /** @throws UnknownSitting if it has no steps */
    static SittingHistory of(String id, ExamLog log) {
        List<ExamStep> steps = log.read(id);
        if (steps.isEmpty()) {
            throw new UnknownSitting(id);
        }
        SittingHistory history = new SittingHistory(id, steps.get(0));
        steps.stream().skip(1).forEach(history::add);
        return history;
    }

    private void add(ExamStep step) {
        sequence = step.sequence();
        lastStepAt = step.at();
        switch (step.kind()) {
            case visited -> visit(read(step, ExamPayload.Visited.class).task(), step.at());
            case opened -> {
                ExamPayload.Opened opened = read(step, ExamPayload.Opened.class);
                attempts.put(opened.task(), opened.attempt());
            }
            case answered -> {
                ExamPayload.Answered answer = read(step, ExamPayload.Answered.class);
                answers.put(answer.task(), answer.response());
                revisions.put(answer.task(), step.sequence());
            }
            case flagged -> mark(flagged, read(step, ExamPayload.Marked.class));
            case done -> mark(done, read(step, ExamPayload.Marked.class));
            case noted -> {
                notes = read(step, ExamPayload.Noted.class).text();
                notesRevision = step.sequence();
            }
            case credited -> {
                ExamPayload.Credited credited = read(step, ExamPayload.Credited.class);
                credit += credited.seconds();
                if (credited.connection()) {
                    connectionCredit += credited.seconds();
                    connectedAgainAt = step.at();
                }
                away += credited.seconds();
            }
            case submitted, expired -> end(step);
            case graded -> report = read(step, ExamPayload.Graded.class).report();
            default -> throw new IllegalStateException("A sitting starts once: " + id);
        }
    }

    private void end(ExamStep step) {
        endedAt = step.kind() == ExamStep.Kind.expired ? deadline() : step.at();
        ending = step.kind();
        spend(endedAt);
    }

    private void visit(int task, Instant at) {
        spend(at);
        current = task;
        since = at;
        visited.remove(task);
        visited.put(task, at);
    }

    /** What the server was away for is nobody's time. */
    private void spend(Instant until) {
        if (since != null) {
            long seconds = Math.max(0, Duration.between(since, until).toSeconds() - away);
            spent.merge(current, seconds, Long::sum);
        }
        away = 0;
    }

    private static void mark(Set<Integer> marks, ExamPayload.Marked marked) {
        if (marked.on()) {
            marks.add(marked.task());
        } else {
            marks.remove(marked.task());
        }
    }

    private static <T> T read(ExamStep step, Class<T> type) {
        return StepJson.read(step.payload(), type);
    }

    String id() {
        return id;
    }

    long nextSequence() {
        return sequence + 1;
    }

    ExamPayload.Started started() {
        return started;
    }

    Exam exam() {
        return started.exam();
    }

    Paper paper() {
        return started.paper();
    }

    String candidate() {
        return started.candidate();
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant deadline() {
        return started.deadline().plusSeconds(credit);
    }

    /** In seconds, for whatever reason. */
    long credit() {
        return credit;
    }

    /** The part of it that is for lost connections. */
    long connectionCredit() {
        return connectionCredit;
    }

    /** Until when time was given back for a lost connection; its start, if never. */
    Instant connectedAgainAt() {
        return connectedAgainAt == null ? startedAt() : connectedAgainAt;
    }

    /** When it was last written of. */
    Instant lastStepAt() {
        return lastStepAt;
    }

    /** When it was handed in, whoever did it; null while it runs. */
    Instant endedAt() {
        return endedAt;
    }

    SittingState state() {
        if (ending == null) {
            return SittingState.running;
        } else if (report == null) {
            return SittingState.grading;
        }
        return ending == ExamStep.Kind.expired ? SittingState.expired : SittingState.submitted;
    }

    boolean hasExpired() {
        return ending == ExamStep.Kind.expired;
    }

    Optional<ExamReport> report() {
        return Optional.ofNullable(report);
    }

    /** @throws UnknownTask if the paper has none of that number */
    PaperTask task(int number) {
        if (number < 1 || number > paper().tasks().size()) {
            throw new UnknownTask(number, paper().tasks().size());
        }
        return paper().tasks().get(number - 1);
    }

    /** The task that the candidate is at; 0 before the first. */
    int current() {
        return current;
    }

    /** The attempt at a task's lab; null before it was opened. */
    String attempt(int number) {
        return attempts.get(number);
    }

    /** The attempts that were opened, by the task's number. */
    Map<Integer, String> attempts() {
        return Map.copyOf(attempts);
    }

    /** The tasks that were visited, the latest last. */
    List<Integer> visited() {
        return List.copyOf(visited.keySet());
    }

    JsonNode answer(int number) {
        JsonNode answer = answers.get(number);
        return answer == null || answer.isNull() ? MissingNode.getInstance() : answer;
    }

    /** Of the answer; 0 before the first. */
    long revision(int number) {
        return revisions.getOrDefault(number, 0L);
    }

    boolean isFlagged(int number) {
        return flagged.contains(number);
    }

    boolean isDone(int number) {
        return done.contains(number);
    }

    String notes() {
        return notes;
    }

    long notesRevision() {
        return notesRevision;
    }

    /** How long the candidate was at a task. @param now for the one they are at */
    long spentSeconds(int number, Instant now) {
        long before = spent.getOrDefault(number, 0L);
        boolean goesOn = endedAt == null && number == current && since != null;
        return goesOn ? before + Math.max(0, Duration.between(since, now).toSeconds() - away) : before;
    }
}
