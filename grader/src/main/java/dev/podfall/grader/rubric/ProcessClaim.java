package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.process.Habits;
import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.rubric.ProcessSpec;
import java.util.List;
import java.util.stream.Collectors;

/** {@code process}: habits that the audit trail shows. */
record ProcessClaim(ProcessSpec spec) implements Claim {
    @Override
    public String kind() {
        return "process";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Requests());
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = "sound habits: "
                + spec.habits().stream().map(ProcessSpec.Habit::id).collect(Collectors.joining(", "));
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<Habit> habits = Habits.of(found.value()).stream()
                .filter(h -> spec.habits().stream().anyMatch(s -> s.id().equals(h.id())))
                .filter(h -> h.verdict() != Verdict.unverifiable)
                .toList();
        if (habits.isEmpty()) {
            return Judgement.unmet("nothing was changed", expected, "");
        }
        double kept = habits.stream().mapToDouble(ProcessClaim::share).sum() / habits.size();
        String actual = habits.stream().map(Habit::what).collect(Collectors.joining(" "));
        return Judgement.share(kept, actual, expected, "");
    }

    private static double share(Habit habit) {
        return switch (habit.verdict()) {
            case met -> 1;
            case partly -> 0.5;
            default -> 0;
        };
    }
}
