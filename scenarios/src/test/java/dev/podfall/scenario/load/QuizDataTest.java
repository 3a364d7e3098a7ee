package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuizDataTest {
    private final Quiz quiz = Catalogue.builtIn().quiz("deployment-debugging");

    @Test
    void the_self_check_has_thirteen_questions_with_ids_of_their_own() {
        assertThat(quiz.questions()).hasSize(13);
        assertThat(quiz.questions().stream().map(Question::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_single_choice_has_one_right_option_and_every_multiple_choice_some() {
        for (Question question : quiz.questions()) {
            if (question instanceof SingleChoice q) {
                assertThat(right(q.options())).as(q.id()).isEqualTo(1);
            } else if (question instanceof MultipleChoice q) {
                assertThat(right(q.options()))
                        .as(q.id())
                        .isBetween(1L, q.options().size() - 1L);
            }
        }
    }

    private static long right(List<Option> options) {
        return options.stream().filter(Option::correct).count();
    }
}
