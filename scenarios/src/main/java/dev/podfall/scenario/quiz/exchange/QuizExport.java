package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.exchange.gift.GiftWriter;
import dev.podfall.scenario.quiz.exchange.item.Bank;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.moodle.MoodleWriter;
import dev.podfall.scenario.quiz.exchange.qti.QtiWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A quiz as a file of a foreign format.
 *
 * @param name of the file
 * @param losses all that the file does not say
 */
public record QuizExport(String name, byte[] content, List<Loss> losses) {
    /**
     * Writes a quiz. The same quiz is the same file, byte by byte.
     *
     * @throws IllegalArgumentException for a format that is only read
     */
    public static QuizExport of(Quiz quiz, QuizFormat format) {
        List<Loss> losses = new ArrayList<>();
        if (quiz.feedback() == Feedback.immediate || quiz.secondsPerQuestion() != null) {
            losses.add(new Loss("quiz", "when it is explained, and its clock for each question"));
        }
        QuestionItem asItem = new QuestionItem(losses::add);
        List<Item> items = quiz.questions().stream().map(q -> q.accept(asItem)).toList();
        Bank bank = new Bank(quiz.id(), quiz.title(), quiz.intro().strip(), quiz.minutes(), items);
        Consumer<Loss> lost = losses::add;
        byte[] content = switch (format) {
            case gift -> GiftWriter.write(bank, lost).getBytes(StandardCharsets.UTF_8);
            case moodle -> MoodleWriter.write(bank, lost);
            case qti -> QtiWriter.write(bank, lost);
            case aiken -> throw new IllegalArgumentException("Aiken is only read.");
        };
        return new QuizExport(quiz.id() + "." + format.ending(), content, List.copyOf(losses));
    }
}
