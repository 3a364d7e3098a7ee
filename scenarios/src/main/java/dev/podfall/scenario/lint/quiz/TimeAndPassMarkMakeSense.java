package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** A quiz takes between a minute and a day, and is passed with 1 to 100 per cent. */
final class TimeAndPassMarkMakeSense implements QuizRule {
    private static final int DAY = 1440;
    private static final int SHORTEST = 10;
    private static final int HOUR = 3600;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        int minutes = quiz.quiz().minutes();
        if (minutes < 1 || minutes > DAY) {
            findings.add(quiz.finding("minutes is " + minutes + ".", "Give 1 to " + DAY + " minutes."));
        }
        int passMark = quiz.quiz().passMark();
        if (passMark < 1 || passMark > 100) {
            findings.add(quiz.finding("passMark is " + passMark + ".", "Give 1 to 100, in per cent."));
        }
        Integer seconds = quiz.quiz().secondsPerQuestion();
        if (seconds != null && (seconds < SHORTEST || seconds > HOUR)) {
            findings.add(quiz.finding(
                    "secondsPerQuestion is " + seconds + ".",
                    "Give " + SHORTEST + " to " + HOUR + ", or leave it out."));
        }
        return findings;
    }
}
