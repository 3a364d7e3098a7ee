package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** Each section finds as many labs and questions as it draws. */
final class EnoughIsThere implements ExamRule {
    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        exam.sections((i, section) -> {
            if (section.labs() != null) {
                int there = exam.pools().labs(section.labs()).size();
                if (there < section.labs().count()) {
                    findings.add(exam.ofSection(
                            i,
                            "it draws " + section.labs().count() + " labs, and " + there + " fit.",
                            "Draw fewer, or name more domains or difficulties; only labs that run on embedded clusters"
                                    + " are drawn.",
                            "labs",
                            "count"));
                }
            }
            if (section.questions() != null) {
                int there = exam.pools().questions(section.questions()).size();
                if (there < section.questions().count()) {
                    findings.add(exam.ofSection(
                            i,
                            "it draws " + section.questions().count() + " questions, and " + there + " fit.",
                            "Draw fewer, or name more quizzes or questions.",
                            "questions",
                            "count"));
                }
            }
        });
        return findings;
    }
}
