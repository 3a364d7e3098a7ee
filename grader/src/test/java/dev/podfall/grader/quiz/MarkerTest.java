package dev.podfall.grader.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.ShortAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Quiz quiz = Catalogue.builtIn().quiz("deployment-debugging");

    private Mark mark(String question, String response) throws Exception {
        Question q = quiz.questions().stream()
                .filter(x -> x.id().equals(question))
                .findFirst()
                .orElseThrow();
        JsonNode given = response == null ? null : JSON.readTree(response);
        return Marker.mark(q, given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "previous-logs | \"young\" | 1",
                "previous-logs | \"lost\" | 0",
                "why-restarted | [\"describe\",\"previous\"] | 1",
                "why-restarted | [\"describe\"] | 0.5",
                "why-restarted | [\"describe\",\"previous\",\"top\"] | 0.5",
                "why-restarted | [\"top\",\"rollout\"] | 0",
                "human-error | false | 1",
                "human-error | \"true\" | 0",
                "error-budget | 25 | 1",
                "error-budget | \"25 %\" | 1",
                "error-budget | 75 | 0",
                "outside-in | [\"ingress\",\"service\",\"endpoints\",\"pod\",\"container\"] | 1",
                "outside-in | [\"service\",\"ingress\",\"endpoints\",\"pod\",\"container\"] | 0.8",
                "outside-in | [\"container\",\"pod\",\"endpoints\",\"service\",\"ingress\"] | 0",
                "outside-in | [\"ingress\",\"ingress\"] | 0",
            })
    void a_response_earns_its_share(String question, String response, double fraction) throws Exception {
        assertThat(mark(question, response).fraction()).isEqualTo(fraction);
    }

    @Test
    void no_answer_earns_nothing_and_every_option_still_says_why() throws Exception {
        for (Question question : quiz.questions()) {
            Mark mark = mark(question.id(), null);
            assertThat(mark.fraction()).isZero();
            assertThat(mark.answered()).isFalse();
            assertThat(mark.remarks())
                    .isNotEmpty()
                    .allSatisfy(r -> assertThat(r.why()).isNotBlank());
        }
    }

    @Test
    void a_strange_response_is_just_not_right() throws Exception {
        for (Question question : quiz.questions()) {
            assertThat(mark(question.id(), "{\"a\":[1,{\"b\":null}]}").fraction())
                    .isZero();
            assertThat(mark(question.id(), "[[],{}]").fraction()).isZero();
        }
    }

    @Test
    void a_wrong_number_with_a_known_reason_is_explained() throws Exception {
        assertThat(mark("error-budget", "75").remarks()).anySatisfy(r -> {
            assertThat(r.chosen()).isTrue();
            assertThat(r.why()).contains("used");
        });
    }

    @Test
    void a_short_answer_may_be_nearly_right() {
        ShortAnswer question = new ShortAnswer(
                "c",
                "Which command?",
                1,
                "It prints the dead instance's log.",
                "kubectl logs POD --previous",
                List.of("kubectl logs \\S+ (--previous|-p)"),
                List.of(new ShortAnswer.Near("kubectl logs.*", "…of which?")));
        assertThat(Marker.mark(question, JSON.valueToTree("KUBECTL  logs web -p"))
                        .fraction())
                .isEqualTo(1);
        assertThat(Marker.mark(question, JSON.valueToTree("kubectl logs web")).fraction())
                .isEqualTo(0.5);
        assertThat(Marker.mark(question, JSON.valueToTree("reboot")).fraction()).isZero();
    }
}
