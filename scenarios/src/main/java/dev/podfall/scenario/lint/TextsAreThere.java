package dev.podfall.scenario.lint;

import java.util.ArrayList;
import java.util.List;

/** A task has a heading and a section for the work; an explanation says how to see it, repair it, prevent it. */
final class TextsAreThere implements Rule {
    private static final List<String> IN_EXPLANATION = List.of(
            "# What was wrong", "## Seen in three commands", "## The repair", "## So that it does not come back");

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        require(findings, lab.file("task.md"), lab.lab().task(), List.of("# ", "## Your task", "## What you know"));
        require(findings, lab.file("explanation.md"), lab.lab().explanation(), IN_EXPLANATION);
        return findings;
    }

    private static void require(List<Finding> findings, String where, String text, List<String> headings) {
        for (String heading : headings) {
            if (text.lines().noneMatch(l -> l.startsWith(heading))) {
                findings.add(new Finding(where, "There is no \"" + heading + "\".", "Add the section."));
            }
        }
    }
}
