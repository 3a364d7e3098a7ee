package dev.podfall.scenario.lint;

import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.util.ArrayList;
import java.util.List;

/** A diagnosis question has three options or more, and one of them is right. */
final class DiagnosisHasOneRightAnswer implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        for (DiagnosisSpec question : lab.lab().rubric().diagnosis()) {
            String where = lab.file("rubric.yaml") + " diagnosis " + question.id();
            long right = question.options().stream()
                    .filter(DiagnosisSpec.Choice::correct)
                    .count();
            if (right != 1) {
                findings.add(new Finding(where, right + " options are right.", "Mark one as correct: true."));
            }
            if (question.options().size() < 3) {
                findings.add(new Finding(where, "Too few options.", "Offer at least three."));
            }
        }
        return findings;
    }
}
