package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aiken as other people write it. */
class AikenImportTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which?\nA. this\nB. that\nANSWER: B\n",
                "Which?\nA) this\nB) that\nANSWER: B",
                "Which?\r\nA. this\r\nB. that\r\nANSWER: B\r\n",
                "\uFEFFWhich?\nA. this\nB. that\nANSWER: B\n",
                "Which?\ra. this\rb. that\rAnswer: b\r",
                "Which?\n\nA. this\n\nB. that\n\nANSWER: B\n",
                "Which\nof them?\nA. this\nB. that\nANSWER:B\n",
                "Which?\nA)this\nB)that\nANSWER: B\n",
                "  Which?\n  A.  this  \n  B.  that  \n  ANSWER:  B  \n",
            })
    void the_letter_names_the_right_option(String text) {
        QuizImport read = GiftImportTest.read(text);
        assertThat(read.problems()).isEmpty();
        assertThat(read.origin()).endsWith("(Aiken)");
        SingleChoice question = (SingleChoice) read.quiz().questions().get(0);
        assertThat(question.options()).extracting(Option::text).containsExactly("this", "that");
        assertThat(question.options()).extracting(Option::correct).containsExactly(false, true);
        assertThat(question.explanation()).isEqualTo("Right: that");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which?\nA. this\nB. that\n",
                "Which?\nA. this\nANSWER: A\n",
                "Which?\nA. this\nB. that\nANSWER: C\n",
                "Which?\nA. this\nB. that\nANSWER:\n",
                "Which?\nA. this\nA. that\nANSWER: A\n",
                "Which?\nA. same\nB. same\nANSWER: A\n",
                "ANSWER: A\n",
            })
    void what_is_wrong_is_a_problem_of_its_question_alone(String text) {
        QuizImport read = GiftImportTest.read(text + "\nGood?\nA. yes\nB. no\nANSWER: A\n");
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).where()).startsWith("line ");
        assertThat(read.quiz().questions()).hasSize(1);
    }

    @Test
    void what_looks_like_markup_is_words() {
        QuizImport read =
                GiftImportTest.read("Does <html class=\"x\"> & <b>bold</b> show?\nA. yes\nB. <no>\nANSWER: A\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.quiz().questions().get(0).prompt()).contains("\\<html", "\\<b");
    }

    @Test
    void an_option_without_a_text_is_one_problem_of_its_own_line() {
        QuizImport read =
                GiftImportTest.read("Which?\nA. this\nB.\nC. that\nANSWER: A\n\nGood?\nA. yes\nB. no\nANSWER: A\n");
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).where()).isEqualTo("line 3");
        assertThat(read.quiz().questions()).hasSize(1);
    }

    @Test
    void a_hundred_questions_are_read() {
        String file = IntStream.range(0, 100)
                .mapToObj(i -> "Question " + i + "?\nA. yes\nB. no\nC. perhaps\nANSWER: " + "ABC".charAt(i % 3) + "\n")
                .collect(Collectors.joining("\n"));
        QuizImport read = GiftImportTest.read(file);
        assertThat(read.isWhole()).isTrue();
        assertThat(read.quiz().questions()).hasSize(100);
        assertThat(read.quiz().minutes()).isEqualTo(150);
    }
}
