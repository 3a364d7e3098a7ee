package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ReadOutput;
import java.util.ArrayList;
import java.util.List;

/** Outputs and manifests fit on a page, can stand in Markdown, and what is said about lines is about lines that are there. */
final class ExhibitsCanBeShown implements QuizRule {
    private static final int MOST_LINES = 40;
    private static final int WIDEST = 300;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(ReadOutput.class)
                .forEach(question -> exhibit(quiz, question, question.console().output(), "output", findings));
        quiz.questions(FaultyLine.class).forEach(question -> {
            exhibit(quiz, question, question.manifest(), "manifest", findings);
            lines(quiz, question, findings);
        });
        return findings;
    }

    private static void exhibit(LintedQuiz quiz, Question question, String text, String name, List<Finding> findings) {
        if (text.lines().count() > MOST_LINES
                || text.lines().anyMatch(line -> line.length() > WIDEST)
                || text.contains("\t")) {
            findings.add(quiz.finding(
                    question,
                    "Its " + name + " does not fit on a page.",
                    "Keep to " + MOST_LINES + " lines of " + WIDEST + " characters, without tabs."));
        }
        if (text.contains("`")) {
            findings.add(quiz.finding(
                    question,
                    "Its " + name + " holds a backtick.",
                    "Choose another; in Markdown it would end the block."));
        }
    }

    private static void lines(LintedQuiz quiz, FaultyLine question, List<Finding> findings) {
        int count = question.text().size();
        if (count < 2 || question.text().stream().anyMatch(String::isBlank)) {
            findings.add(quiz.finding(
                    question,
                    "Its manifest has an empty line, or fewer than two.",
                    "Each line is one that can be chosen."));
        }
        question.lines().stream()
                .filter(line -> line.line() < 1 || line.line() > count)
                .forEach(line -> findings.add(
                        quiz.finding(question, "There is no line " + line.line() + ".", "Give 1 to " + count + ".")));
        LintedQuiz.repeated(question.lines().stream()
                        .map(line -> String.valueOf(line.line()))
                        .toList())
                .forEach(line -> findings.add(
                        quiz.finding(question, "Line " + line + " is there twice.", "Say one thing about it.")));
        long right = question.lines().stream().filter(FaultyLine.Line::correct).count();
        if (right == 0 || right >= count) {
            findings.add(quiz.finding(
                    question, right + " lines are marked as correct.", "Mark the faulty one with correct: true."));
        }
    }
}
