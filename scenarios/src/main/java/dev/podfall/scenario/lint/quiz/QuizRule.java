package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** One rule about a quiz's data. */
interface QuizRule {
    List<Finding> check(LintedQuiz quiz);
}
