package dev.podfall.grader.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.Tags;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "0.0201005025126, 0.001, 0.0201005",
        "43.2, 0, 43.2",
        "1234567.25, 1, 1234567",
        "0.123456789, 0, 0.123456789"
    })
    void a_right_number_is_shown_with_the_digits_that_anybody_reads(double answer, double tolerance, String shown) {
        Numeric question = new Numeric("q", "How much?", 1, null, "So much.", answer, tolerance, null, List.of());
        assertThat(Marker.mark(question, TextNode.valueOf("x")).right()).isEqualTo(shown);
    }

    @Test
    void a_wrong_number_with_a_known_reason_is_explained() throws Exception {
        assertThat(mark("error-budget", "75").remarks()).anySatisfy(r -> {
            assertThat(r.chosen()).isTrue();
            assertThat(r.why()).contains("used");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25 | 25",
                "' 25 ' | 25",
                "+25 | 25",
                "25. | 25",
                "25.0 | 25",
                ".5 | 0.5",
                "-3.5 | -3.5",
                "\u22123.5 | -3.5",
                "2.5e1 | 25",
                "2.5E+1 | 25",
                "250e-1 | 25",
                "0025 | 25",
                "25 % | 25",
                "25% | 25",
                "25\u00a0% | 25",
                "1e300 | 1E+300",
            })
    void a_number_is_read_as_it_is_written(String typed, String number) {
        Note note = note(typed);
        assertThat(note.isProblem()).isFalse();
        assertThat(note.text()).isEqualTo("Read as " + number + " %.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 or 5 | one number",
                "2 5 | one number",
                "10 000 | one number",
                "25 - 30 | one number",
                "10,000 | 10000 for ten thousand",
                "2,5 | 10000 for ten thousand",
                "10'000 | 10000 for ten thousand",
                "10_000 | 10000 for ten thousand",
                "1,234.5 | 10000 for ten thousand",
                "1.234.567 | several points",
                "25 ms | its unit, %",
                "25 %% | its unit, %",
                "25 percent | its unit, %",
                "\uff12\uff15 | plain ones",
                "\u0662\u0665 | plain ones",
                "NaN | not a number",
                "Infinity | not a number",
                "0x19 | one number",
                "1e400 | too large",
                "1e-400 | too large",
                "1e99999999999 | too large",
                "e5 | not a number",
                "- | not a number",
                ". | not a number",
                "--5 | not a number",
                "twenty-five | not a number",
                "% | not a number",
                "25; drop table answer | its unit, %",
            })
    void what_could_be_meant_otherwise_is_not_read_and_says_what_to_write(String typed, String words) throws Exception {
        Note note = note(typed);
        assertThat(note.isProblem()).isTrue();
        assertThat(note.text()).contains(words);
        Mark mark = Marker.mark(budget(), JSON.valueToTree(typed));
        assertThat(mark.fraction()).isZero();
        assertThat(mark.answered()).isFalse();
        assertThat(Marker.completeness(budget(), JSON.valueToTree(typed))).isEqualTo(Completeness.UNREADABLE);
    }

    @Test
    void a_number_alone_is_wanted_where_the_question_names_no_unit() {
        Numeric question = new Numeric("n", "How many?", 1, Tags.NONE, "Ten thousand.", 10_000, 0, null, null);
        assertThat(Marker.note(question, JSON.valueToTree("10000 pods"))
                        .orElseThrow()
                        .text())
                .contains("without \u201cpods\u201d");
        assertThat(Marker.mark(question, JSON.valueToTree("1e4")).fraction()).isEqualTo(1);
        assertThat(Marker.mark(question, JSON.valueToTree("10")).fraction()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.25, 1", "0.35, 1", "0.24999999999, 0", "0.350000000001, 0"})
    void the_ends_of_a_tolerance_are_right_to_the_last_digit(String typed, double fraction) {
        Numeric question = new Numeric("n", "How long?", 1, Tags.NONE, "0.3 s.", 0.3, 0.05, "s", null);
        assertThat(Marker.mark(question, JSON.valueToTree(typed)).fraction()).isEqualTo(fraction);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "previous-logs | null | NONE",
                "previous-logs | \"young\" | COMPLETE",
                "previous-logs | \"made-up\" | NONE",
                "why-restarted | [] | NONE",
                "why-restarted | [\"top\"] | COMPLETE",
                "human-error | \"maybe\" | NONE",
                "error-budget | \" \" | NONE",
                "error-budget | \"ten\" | UNREADABLE",
                "outside-in | [\"ingress\"] | NONE",
                "probes | {\"Decides whether a pod gets traffic\":\"readiness probe\"} | PARTIAL",
                "probes | {\"Decides whether a pod gets traffic\":\"made up\"} | NONE",
            })
    void only_what_is_whole_counts_as_answered(String question, String response, Completeness expected)
            throws Exception {
        assertThat(Marker.completeness(question(question), JSON.readTree(response)))
                .isEqualTo(expected);
    }

    @Test
    void an_expression_that_would_run_for_hours_gives_up() {
        ShortAnswer question = new ShortAnswer(
                "c",
                "Which?",
                1,
                Tags.NONE,
                "So.",
                "aab",
                List.of("(a+)+b"),
                List.of(new ShortAnswer.Near("(.*a){20}x", "no")));
        assertThat(Marker.mark(question, JSON.valueToTree("a".repeat(400))).fraction())
                .isZero();
        assertThat(Marker.mark(question, JSON.valueToTree("aab")).fraction()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs web --previous",
                "  KUBECTL\u00a0 logs\tweb  -p ",
                "kubectl logs web \u2014previous",
                "kubectl logs\u200b web \u2013p"
            })
    void a_phone_may_change_dashes_spaces_and_case(String typed) {
        ShortAnswer question = new ShortAnswer(
                "c",
                "Which?",
                1,
                Tags.NONE,
                "So.",
                "kubectl logs web -p",
                List.of("kubectl logs \\S+ (--previous|-p)"),
                null);
        assertThat(Marker.mark(question, JSON.valueToTree(typed)).fraction()).isEqualTo(1);
    }

    @Test
    void a_text_that_is_too_long_is_told_and_not_marked() {
        ShortAnswer question = new ShortAnswer("c", "Which?", 1, Tags.NONE, "So.", "x", List.of(".*"), null);
        Mark mark = Marker.mark(question, JSON.valueToTree("x".repeat(501)));
        assertThat(mark.answered()).isFalse();
        assertThat(Marker.note(question, JSON.valueToTree("x".repeat(501)))
                        .orElseThrow()
                        .text())
                .contains("500 characters");
    }

    private Numeric budget() {
        return (Numeric) question("error-budget");
    }

    private Note note(String typed) {
        return Marker.note(budget(), JSON.valueToTree(typed)).orElseThrow();
    }

    private Question question(String id) {
        return quiz.questions().stream()
                .filter(q -> q.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_short_answer_may_be_nearly_right() {
        ShortAnswer question = new ShortAnswer(
                "c",
                "Which command?",
                1,
                Tags.NONE,
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
