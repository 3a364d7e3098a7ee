package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.ReadPicture;
import java.util.List;

/** The data of each picture fits together. */
final class PicturesCanBeDrawn implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.questions(ReadPicture.class)
                .filter(question -> !question.picture().problem().isEmpty())
                .map(question -> quiz.finding(question, question.picture().problem(), "Correct its picture."))
                .toList();
    }
}
