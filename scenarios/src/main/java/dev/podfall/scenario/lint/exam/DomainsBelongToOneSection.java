package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.exam.PaperTask.DrawnQuestion;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No lab and no question can be drawn for two sections: they are drawn independently, and a paper must not hold one twice. */
final class DomainsBelongToOneSection implements ExamRule {
    @Override
    public List<Finding> check(LintedExam exam) {
        Map<String, String> owner = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        exam.sections((i, section) -> {
            List<String> names = new ArrayList<>();
            if (section.labs() != null) {
                names.addAll(
                        exam.pools().labs(section.labs()).stream().map(Lab::id).toList());
            }
            if (section.questions() != null) {
                names.addAll(exam.pools().questions(section.questions()).stream()
                        .map(DrawnQuestion::name)
                        .toList());
            }
            for (String name : names) {
                String other = owner.putIfAbsent(name, section.id());
                if (other != null) {
                    findings.add(exam.ofSection(
                            i,
                            name + " can be drawn for section " + other + " as well.",
                            "Give each domain to one section, or say with only: which labs or questions are whose."));
                }
            }
        });
        return findings;
    }
}
