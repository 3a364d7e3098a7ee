package dev.podfall.scenario.lint;

import java.util.ArrayList;
import java.util.List;

/** A lab declares another right way beside the reference, and two tempting wrong ones. */
final class SeveralWaysAreDeclared implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        if (lab.lab().solutions().size() < 2) {
            findings.add(
                    new Finding(lab.file("solutions"), "There is one way only.", "Add an alternative that earns 100."));
        }
        if (lab.lab().mistakes().size() < 2) {
            findings.add(new Finding(
                    lab.file("mistakes"), "Fewer than two mistakes.", "Add what people try first, and what it earns."));
        }
        return findings;
    }
}
