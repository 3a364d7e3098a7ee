package dev.podfall.scenario.lint;

import dev.podfall.scenario.Mistake;
import java.util.List;

/** A mistake earns 0 to 99, and its answers are options. */
final class MistakesEarnLess implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        return lab.lab().mistakes().stream()
                .filter(m -> m.earns() < 0 || m.earns() > 99 || !answersFit(lab, m))
                .map(m -> new Finding(
                        lab.file("mistakes/" + m.name() + "/mistake.yaml"),
                        "It earns " + m.earns() + " or answers what nobody asked.",
                        "A mistake earns 0 to 99; answers are values of options."))
                .toList();
    }

    private static boolean answersFit(LintedLab lab, Mistake mistake) {
        return mistake.answers().entrySet().stream()
                .allMatch(a -> lab.lab().rubric().diagnosis().stream()
                        .filter(d -> d.id().equals(a.getKey()))
                        .anyMatch(d ->
                                d.options().stream().anyMatch(o -> o.value().equals(a.getValue()))));
    }
}
