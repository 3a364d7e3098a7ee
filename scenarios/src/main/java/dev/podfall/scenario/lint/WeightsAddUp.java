package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;

/** Criteria and diagnosis questions weigh 100 together. */
final class WeightsAddUp implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        RubricSpec rubric = lab.lab().rubric();
        int sum = rubric.criteria().stream().mapToInt(CriterionSpec::weight).sum()
                + rubric.diagnosis().stream().mapToInt(DiagnosisSpec::weight).sum();
        return sum == 100
                ? List.of()
                : List.of(new Finding(lab.file("rubric.yaml"), "The weights add up to " + sum + ".", "Make it 100."));
    }
}
