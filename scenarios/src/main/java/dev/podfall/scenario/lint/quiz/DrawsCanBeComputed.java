package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.DrawnNumeric;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.arithmetic.ExpressionWrong;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whatever is drawn, there is a right number that can be typed; all that is drawn is used. */
final class DrawsCanBeComputed implements QuizRule {
    /** Each draw is tried; questions with more are to be smaller. */
    private static final int MOST = 2000;

    private final List<QuizRule> ofNumbers = List.of(new NumbersCanBeTyped(), new SlipsAreWrong());

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.questions(DrawnNumeric.class)
                .flatMap(question -> check(quiz, question).stream())
                .toList();
    }

    private List<Finding> check(LintedQuiz quiz, DrawnNumeric question) {
        long combinations =
                question.draws().values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        if (question.draws().isEmpty() || combinations < 2 || combinations > MOST) {
            return List.of(quiz.finding(
                    question,
                    "It has " + combinations + " draws.",
                    "Give each name some values, so that there are 2 to " + MOST + " draws together."));
        }
        try {
            List<Finding> findings = new ArrayList<>(unused(quiz, question));
            for (long draw = 0; draw < combinations && findings.isEmpty(); draw++) {
                findings.addAll(asked(quiz, question.with(numbered(question, draw))));
            }
            return findings;
        } catch (ExpressionWrong wrong) {
            return List.of(quiz.finding(
                    question, "Something cannot be computed: " + wrong.getMessage() + ".", "Correct the expression."));
        }
    }

    /** One of all draws, by its number. */
    private static Pick numbered(DrawnNumeric question, long draw) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        long left = draw;
        for (Map.Entry<String, List<Double>> one : question.draws().entrySet()) {
            chosen.put(one.getKey(), (int) (left % one.getValue().size()));
            left /= one.getValue().size();
        }
        return (name, alternatives) -> chosen.get(name);
    }

    private static List<Finding> unused(LintedQuiz quiz, DrawnNumeric question) {
        Set<String> unused = new TreeSet<>(question.draws().keySet());
        unused.addAll(question.with().keySet());
        unused.removeAll(question.used());
        return unused.stream()
                .map(name -> quiz.finding(question, "Nothing uses \"" + name + "\".", "Use it, or take it out."))
                .toList();
    }

    private List<Finding> asked(LintedQuiz quiz, Numeric question) {
        Quiz alone = new Quiz(
                quiz.quiz().id(),
                quiz.quiz().title(),
                quiz.quiz().version(),
                quiz.quiz().minutes(),
                quiz.quiz().passMark(),
                quiz.quiz().intro(),
                List.of(question));
        LintedQuiz linted = new LintedQuiz(quiz.file(), alone, Map.of());
        return ofNumbers.stream().flatMap(rule -> rule.check(linted).stream()).toList();
    }
}
