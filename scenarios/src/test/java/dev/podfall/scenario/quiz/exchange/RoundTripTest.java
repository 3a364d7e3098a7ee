package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.lint.quiz.QuizLint;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.MarkdownHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every quiz of ours, written in each format and read again: what is not as it was is named among the losses. */
class RoundTripTest {
    @TestFactory
    Stream<DynamicTest> what_both_sides_can_say_comes_back() {
        return Catalogue.builtIn().quizzes().stream()
                .flatMap(quiz -> Stream.of(QuizFormat.values())
                        .filter(QuizFormat::isWritten)
                        .map(format ->
                                DynamicTest.dynamicTest(quiz.id() + " as " + format, () -> comesBack(quiz, format))));
    }

    private static void comesBack(Quiz quiz, QuizFormat format) {
        QuizExport export = QuizExport.of(quiz, format);
        QuizImport back = QuizImport.of(export.name(), export.content());
        assertThat(back.problems()).isEmpty();
        assertThat(back.losses()).isEmpty();
        assertThat(back.quiz().title()).isEqualTo(quiz.title());
        assertThat(words(back.quiz().intro(), format)).isEqualTo(words(quiz.intro(), format));
        assertThat(back.quiz().questions()).hasSameSizeAs(quiz.questions());
        List<Loss> losses = new ArrayList<>(export.losses());
        for (int i = 0; i < quiz.questions().size(); i++) {
            Question asked = quiz.questions().get(i);
            List<String> named = losses.stream()
                    .filter(loss -> loss.where().equals(asked.id()))
                    .map(Loss::what)
                    .toList();
            Item sayable = new Without(format, named).item(asked.accept(new QuestionItem(loss -> {})));
            Question expected = new ItemQuestion(sayable, asked.id(), new Reading())
                    .question()
                    .orElseThrow();
            assertThat(back.quiz().questions().get(i)).isEqualTo(expected);
        }
        assertThat(Yaml.read(Quiz.class, "yaml", back.yaml())).isEqualTo(back.quiz());
        assertThat(QuizLint.of("yaml", back.quiz())).isEmpty();
        assertThat(QuizExport.of(quiz, format).content()).isEqualTo(export.content());
    }

    /** QTI holds XHTML: of two ways to write one thing in Markdown, one comes back. */
    private static String words(String markdown, QuizFormat format) {
        if (format != QuizFormat.qti) {
            return markdown.strip();
        }
        String html = MarkdownHtml.html(markdown.strip());
        String canonical = HtmlMarkdown.of("<div>" + html + "</div>", lost -> {});
        assertThat(MarkdownHtml.html(canonical).replaceAll("\\s+", " ")).isEqualTo(html.replaceAll("\\s+", " "));
        return canonical;
    }

    /** An item without what a format cannot say; each time the losses have to say so, too. */
    private record Without(QuizFormat format, List<String> named) {
        Item item(Item item) {
            boolean ordering = item.kind() == Kind.ORDERING;
            boolean paired = ordering && format == QuizFormat.gift;
            if (paired) {
                assertThat(named).anyMatch(what -> what.startsWith("the ordering"));
            }
            if (format == QuizFormat.gift && !item.unit().isEmpty()) {
                assertThat(named).contains("the unit " + item.unit());
            }
            return new Item(
                    paired ? Kind.MATCHING : item.kind(),
                    item.where(),
                    item.id(),
                    item.name(),
                    words(item.prompt(), format),
                    words(item.feedback(), format),
                    item.points(),
                    item.tags(),
                    paired ? List.of() : answers(item),
                    paired ? places(item) : pairs(item),
                    format == QuizFormat.gift ? "" : item.unit());
        }

        private List<Answer> answers(Item item) {
            boolean typed = item.kind() == Kind.SHORT || item.kind() == Kind.NUMERIC;
            boolean unsaid = item.kind() == Kind.ORDERING && format == QuizFormat.moodle
                    || item.kind() == Kind.SHORT && format == QuizFormat.qti;
            boolean stars = item.kind() == Kind.SHORT && format == QuizFormat.qti;
            List<Answer> answers = new ArrayList<>();
            for (Answer answer : item.answers()) {
                if (unsaid && !answer.feedback().isEmpty()) {
                    assertThat(named).anyMatch(what -> what.contains(answer.text()));
                }
                if (!stars || !answer.text().contains("*")) {
                    answers.add(new Answer(
                            format == QuizFormat.qti ? answer.value() : "",
                            typed ? answer.text() : words(answer.text(), format),
                            answer.percent(),
                            unsaid ? "" : words(answer.feedback(), format),
                            answer.tolerance()));
                }
            }
            return answers;
        }

        private List<Pair> pairs(Item item) {
            return item.pairs().stream()
                    .map(pair -> {
                        if (!pair.feedback().isEmpty()) {
                            assertThat(named).anyMatch(what -> what.contains(pair.left()));
                        }
                        return new Pair(words(pair.left(), format), pair.right(), "");
                    })
                    .toList();
        }

        private static List<Pair> places(Item item) {
            return IntStream.range(0, item.answers().size())
                    .mapToObj(i -> new Pair(item.answers().get(i).text(), String.valueOf(i + 1), ""))
                    .toList();
        }
    }
}
