package dev.podfall.grader.attempt;

import dev.podfall.engine.Namespaces;
import dev.podfall.engine.lab.Digest;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An attempt as its steps tell it. */
final class History {
    private final String id;
    private final List<Step> steps;

    private History(String id, List<Step> steps) {
        this.id = id;
        this.steps = steps;
    }

    /** @throws UnknownAttempt if it has no steps */
    static History of(String id, AttemptLog log) {
        List<Step> steps = log.read(id);
        if (steps.isEmpty()) {
            throw new UnknownAttempt(id);
        }
        return new History(id, steps);
    }

    String id() {
        return id;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    long nextSequence() {
        return steps.get(steps.size() - 1).sequence() + 1;
    }

    Payload.Started started() {
        return StepJson.read(steps.get(0).payload(), Payload.Started.class);
    }

    /** Until when it may be worked at. */
    Instant deadline() {
        return last(Step.Kind.extended)
                .map(s -> StepJson.read(s.payload(), Payload.Extended.class).deadline())
                .orElseGet(() -> started().deadline());
    }

    Instant startedAt() {
        return steps.get(0).at();
    }

    /** What is shown when it is over. */
    Disclosure shown() {
        Disclosure shown = started().shown();
        return shown == null ? Disclosure.report : shown;
    }

    State state() {
        State state = State.running;
        for (Step step : steps) {
            state = switch (step.kind()) {
                case frozen -> State.asking;
                case submitted -> State.submitted;
                case expired -> State.expired;
                case stopped -> state.isOver() ? state : State.stopped;
                default -> state;
            };
        }
        return state;
    }

    Instant endedAt() {
        return steps.stream()
                .filter(s -> s.kind() == Step.Kind.submitted
                        || s.kind() == Step.Kind.expired
                        || s.kind() == Step.Kind.stopped)
                .map(Step::at)
                .findFirst()
                .orElse(null);
    }

    int hintsTaken() {
        return (int) steps.stream().filter(s -> s.kind() == Step.Kind.hinted).count();
    }

    /** Marks that hints and priced checks took. */
    int helpCost() {
        int hints = steps.stream()
                .filter(s -> s.kind() == Step.Kind.hinted)
                .mapToInt(s -> StepJson.read(s.payload(), Payload.Hinted.class).price())
                .sum();
        return hints + paid().values().stream().mapToInt(p -> p).sum();
    }

    /** What was paid to have criteria judged by checks, by their ids. */
    Map<String, Integer> paid() {
        Map<String, Integer> paid = new TreeMap<>();
        steps.stream()
                .filter(s -> s.kind() == Step.Kind.paid)
                .forEach(s -> paid.putAll(
                        StepJson.read(s.payload(), Payload.Paid.class).prices()));
        return paid;
    }

    /** Of the cluster as it is since the last reset. */
    Digest baseline() {
        return last(Step.Kind.reset)
                .map(s -> StepJson.read(s.payload(), Payload.WasReset.class).baseline())
                .orElseGet(() -> started().baseline());
    }

    /** What the lab's namespaces are called on that cluster. */
    Namespaces namespaces() {
        Namespaces names = last(Step.Kind.reset)
                .map(s -> StepJson.read(s.payload(), Payload.WasReset.class).namespaces())
                .orElseGet(() -> started().namespaces());
        return names == null ? Namespaces.SAME : names;
    }

    /** The diagnosis as it was chosen last; what was handed in once it is over. */
    Attempt.Answers answers() {
        Map<String, String> values = ending().map(Payload.Ended::answers)
                .filter(handedIn -> !handedIn.isEmpty())
                .or(() -> last(Step.Kind.answered)
                        .map(s -> StepJson.read(s.payload(), Payload.Answered.class)
                                .answers()))
                .orElse(Map.of());
        return new Attempt.Answers(last(Step.Kind.answered).map(Step::sequence).orElse(0L), values);
    }

    /** When what is judged was looked at for good; null before. */
    Instant frozenAt() {
        return last(Step.Kind.frozen).map(Step::at).orElse(null);
    }

    /** Until when it waits for answers; read without the evidence, which is large. */
    Instant answerBy() {
        return last(Step.Kind.frozen)
                .map(s -> Instant.parse(s.payload().path("answerBy").asText()))
                .orElseThrow();
    }

    /** What was frozen, and until when it waits for answers. */
    Optional<Payload.Frozen> frozen() {
        return last(Step.Kind.frozen).map(s -> StepJson.read(s.payload(), Payload.Frozen.class));
    }

    private Optional<Payload.Ended> ending() {
        return last(Step.Kind.submitted)
                .or(() -> last(Step.Kind.expired))
                .map(s -> StepJson.read(s.payload(), Payload.Ended.class));
    }

    /** Over, and neither graded nor stopped: a server of before died in between. */
    boolean lacksGrade() {
        State state = state();
        return (state == State.submitted || state == State.expired) && grade().isEmpty();
    }

    /** What the grade rests on. */
    Optional<Evidence> evidence() {
        return last(Step.Kind.graded)
                .map(s -> StepJson.read(s.payload(), Payload.Graded.class).evidence())
                .or(() -> ending().map(Payload.Ended::evidence))
                .or(() -> frozen().map(f -> f.evidence().answered(answers().values())));
    }

    /** The grade, after all that changed it. */
    Optional<Report> grade() {
        return Grades.of(steps);
    }

    /** The grade, or the last check. */
    Optional<Report> report() {
        return grade().or(() -> last(Step.Kind.checked)
                .map(s -> StepJson.read(s.payload(), Payload.Checked.class).report()));
    }

    /** The postmortem as it was written last, Markdown. */
    Optional<String> postmortem() {
        return last(Step.Kind.reviewed)
                .map(s -> StepJson.read(s.payload(), Payload.Reviewed.class).markdown());
    }

    /** Grows with each postmortem that is kept; 0 before the first. */
    long postmortemRevision() {
        return last(Step.Kind.reviewed).map(Step::sequence).orElse(0L);
    }

    private Optional<Step> last(Step.Kind kind) {
        return steps.stream().filter(s -> s.kind() == kind).reduce((first, second) -> second);
    }
}
