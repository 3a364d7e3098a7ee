package dev.podfall.scenario.lint;

import dev.podfall.scenario.Mistake;
import java.util.List;
import java.util.stream.Stream;

/** A mistake earns 0 to 99, and its answers are options. */
final class MistakesEarnLess implements Rule {
    private static final int MOST = 99;

    @Override
    public List<Finding> check(LintedLab lab) {
        return lab.lab().mistakes().stream()
                .flatMap(m -> Stream.concat(earnings(lab, m), answers(lab, m)))
                .toList();
    }

    private static Stream<Finding> earnings(LintedLab lab, Mistake mistake) {
        return mistake.earns() >= 0 && mistake.earns() <= MOST
                ? Stream.empty()
                : Stream.of(new Finding(
                        file(lab, mistake), "It earns " + mistake.earns() + ".", "A mistake earns 0 to " + MOST + "."));
    }

    private static Stream<Finding> answers(LintedLab lab, Mistake mistake) {
        return mistake.answers().entrySet().stream()
                .filter(a -> lab.lab().rubric().diagnosis().stream()
                        .filter(d -> d.id().equals(a.getKey()))
                        .noneMatch(d ->
                                d.options().stream().anyMatch(o -> o.value().equals(a.getValue()))))
                .map(a -> new Finding(
                        file(lab, mistake),
                        "It answers \"" + a.getValue() + "\" to \"" + a.getKey()
                                + "\", which is no option of a question in rubric.yaml.",
                        "Answer with a question's id and the value of one of its options."));
    }

    private static String file(LintedLab lab, Mistake mistake) {
        return lab.file("mistakes/" + mistake.name() + "/mistake.yaml");
    }
}
