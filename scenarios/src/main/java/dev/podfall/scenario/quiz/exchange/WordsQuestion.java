package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.Tags;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.util.List;
import java.util.Optional;

/** An item that is answered in words. A {@code *} in a foreign answer stands for anything. */
record WordsQuestion(Item item, String id, Tags tags, Reading reading) {
    private static final double HALF = 50;

    Optional<Question> question() {
        List<String> right = item.answers().stream()
                .filter(Answer::isRight)
                .map(Answer::text)
                .toList();
        if (right.isEmpty()) {
            reading.problem(item.where(), "No answer is fully right.", "Give one all points.");
            return Optional.empty();
        }
        List<Answer> near = item.answers().stream()
                .filter(a -> a.percent() > 0 && !a.isRight())
                .toList();
        if (near.stream().anyMatch(a -> a.percent() != HALF)) {
            reading.loss(item.where(), "how much a nearly right answer is worth: here it is half");
        }
        if (item.answers().stream().anyMatch(a -> a.percent() <= 0)) {
            reading.loss(item.where(), "what is said of a wrong answer");
        }
        String model = right.stream()
                .filter(text -> !text.contains("*"))
                .findFirst()
                .orElse(right.get(0).replaceAll("\\*+", "…"));
        return Optional.of(new ShortAnswer(
                id,
                item.prompt(),
                item.points(),
                tags,
                ItemQuestion.explanation(item, model),
                model,
                right.stream().map(FinitePattern::expression).toList(),
                near.stream()
                        .map(a -> new ShortAnswer.Near(
                                FinitePattern.expression(a.text()),
                                a.feedback().isBlank() ? "This is nearly right." : a.feedback()))
                        .toList()));
    }
}
