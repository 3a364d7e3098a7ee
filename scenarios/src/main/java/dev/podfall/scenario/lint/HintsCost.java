package dev.podfall.scenario.lint;

import dev.podfall.scenario.Hint;
import dev.podfall.scenario.rubric.CriterionSpec;
import java.util.ArrayList;
import java.util.List;

/** Hints cost, each at least as much as the one before, and all help together, priced checks as well, not more than a pass allows. */
final class HintsCost implements Rule {
    private static final int ALL_TOGETHER = 34;

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        List<Hint> hints = lab.lab().hints();
        String where = lab.file("hints.yaml");
        int before = 1;
        for (Hint hint : hints) {
            if (hint.price() < before) {
                findings.add(new Finding(where, "A hint costs " + hint.price() + ".", "Let prices rise from 1 on."));
            }
            before = hint.price();
        }
        if (hints.isEmpty() || hints.stream().mapToInt(Hint::price).sum() > ALL_TOGETHER) {
            findings.add(new Finding(
                    where, "There is no hint, or all cost more than " + ALL_TOGETHER + ".", "Give two or three."));
        }
        checks(lab, hints.stream().mapToInt(Hint::price).sum(), findings);
        return findings;
    }

    private static void checks(LintedLab lab, int all, List<Finding> findings) {
        int together = all;
        for (CriterionSpec criterion : lab.lab().rubric().criteria()) {
            String where = lab.file("rubric.yaml") + " " + criterion.id();
            together += criterion.price();
            if (criterion.price() < 0) {
                findings.add(
                        new Finding(where, "Its price is " + criterion.price() + ".", "Leave it out, or take some."));
            } else if (criterion.price() > 0 && together > ALL_TOGETHER) {
                findings.add(new Finding(
                        where, "With it, all help costs more than " + ALL_TOGETHER + ".", "Let it cost less."));
            }
        }
    }
}
