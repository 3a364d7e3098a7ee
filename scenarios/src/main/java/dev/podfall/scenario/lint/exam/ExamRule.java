package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** One rule about an exam's data. */
interface ExamRule {
    List<Finding> check(LintedExam exam);
}
