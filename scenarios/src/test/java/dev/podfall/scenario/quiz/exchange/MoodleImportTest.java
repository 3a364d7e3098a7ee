package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moodle XML as Moodle exports it. */
class MoodleImportTest {
    private static final String CHOICE = """
            <question type="multichoice">
              <name><text>Probes</text></name>
              <questiontext format="html"><text><![CDATA[<p dir="ltr" style="text-align: left;">Which probe <b>restarts</b> a container?<br></p>]]></text></questiontext>
              <generalfeedback format="html"><text><![CDATA[<p>See the <i>kubelet</i>.</p>]]></text></generalfeedback>
              <defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber>probe-7</idnumber>
              <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
              <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
              <answer fraction="100" format="html"><text><![CDATA[<p>liveness&nbsp;probe</p>]]></text><feedback format="html"><text>Yes.</text></feedback></answer>
              <answer fraction="0" format="html"><text>&lt;p&gt;readiness&lt;/p&gt;</text><feedback format="html"><text></text></feedback></answer>
              <tags><tag><text>domain:probes</text></tag><tag><text>week 3</text></tag></tags>
            </question>
            """;

    private static QuizImport read(String questions) {
        String file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + questions + "\n</quiz>\n";
        return QuizImport.of("export.xml", file.getBytes(StandardCharsets.UTF_8));
    }

    private static Question one(String questions) {
        QuizImport read = read(questions);
        assertThat(read.problems()).isEmpty();
        return read.quiz().questions().get(0);
    }

    private static String question(String type, String rest) {
        return "<question type=\"" + type
                + "\"><name><text>N</text></name><questiontext format=\"html\"><text>What?</text></questiontext>" + rest
                + "</question>";
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"" + fraction + "\"><text>" + text + "</text></answer>";
    }

    @Test
    void a_choice_keeps_its_words_points_id_and_domain() {
        QuizImport read = read(CHOICE);
        SingleChoice question = (SingleChoice) read.quiz().questions().get(0);
        assertThat(question.id()).isEqualTo("probe-7");
        assertThat(question.prompt()).isEqualTo("Which probe **restarts** a container?");
        assertThat(question.explanation()).isEqualTo("See the *kubelet*.");
        assertThat(question.weight()).isEqualTo(2);
        assertThat(question.options()).extracting(Option::text).containsExactly("liveness probe", "readiness");
        assertThat(question.options()).extracting(Option::why).containsExactly("Yes.", "This is wrong.");
        assertThat(question.tags().domain()).hasToString("probes");
        assertThat(read.losses()).extracting(Object::toString).containsExactly("question 1 (Probes): the tag week 3");
    }

    @Test
    void points_that_a_wrong_answer_takes_off_are_named_as_lost() {
        QuizImport read =
                read(question("multichoice", "<single>true</single>" + answer("100", "a") + answer("-100", "b")));
        assertThat(read.isWhole()).isTrue();
        assertThat(read.losses()).extracting(Object::toString).anyMatch(loss -> loss.contains("takes points off"));
    }

    @ParameterizedTest
    @CsvSource({"false,50", "0,50", "false,33.33333"})
    void several_may_be_right(String single, String share) {
        MultipleChoice question = (MultipleChoice) one(question(
                "multichoice",
                "<single>" + single + "</single>" + answer(share, "a") + answer(share, "b") + answer("-100", "c")));
        assertThat(question.options()).extracting(Option::correct).containsExactly(true, true, false);
    }

    @Test
    void unequal_shares_are_named_as_lost() {
        QuizImport read = read(question(
                "multichoice", "<single>false</single>" + answer("80", "a") + answer("20", "b") + answer("0", "c")));
        assertThat(read.losses()).anySatisfy(loss -> assertThat(loss.what()).contains("different shares"));
    }

    @Test
    void true_and_false_may_stand_in_either_order() {
        TrueFalse question = (TrueFalse) one(question("truefalse", answer("0", "true") + answer("100", "false")));
        assertThat(question.answer()).isFalse();
        TrueFalse other = (TrueFalse) one(question("truefalse", answer("0", "false") + answer("100", "true")));
        assertThat(other.answer()).isTrue();
    }

    @Test
    void a_number_has_a_tolerance_and_a_unit() {
        Numeric question = (Numeric) one(question(
                "numerical",
                "<answer fraction=\"100\"><text>43.2</text><tolerance>0.3</tolerance></answer>"
                        + "<answer fraction=\"0\"><text>432</text><tolerance>0</tolerance><feedback><text>That is 1 %.</text></feedback></answer>"
                        + "<units><unit><multiplier>1</multiplier><unit_name>min</unit_name></unit></units>"));
        assertThat(question.answer()).isEqualTo(43.2);
        assertThat(question.tolerance()).isEqualTo(0.3);
        assertThat(question.unit()).isEqualTo("min");
        assertThat(question.slips()).extracting(Numeric.Slip::why).containsExactly("That is 1 %.");
    }

    @Test
    void an_empty_subquestion_is_a_distractor() {
        String pairs = IntStream.range(0, 3)
                .mapToObj(i -> "<subquestion format=\"html\"><text><![CDATA[<p>L" + i + "</p>]]></text><answer><text>R"
                        + i + "</text></answer></subquestion>")
                .collect(Collectors.joining());
        Matching question = (Matching) one(question(
                "matching", pairs + "<subquestion><text></text><answer><text>none</text></answer></subquestion>"));
        assertThat(question.pairs()).hasSize(3);
        assertThat(question.distractors()).containsExactly("none");
    }

    @Test
    void steps_stand_in_their_right_order() {
        Ordering question = (Ordering) one(question("ordering", answer("1.0", "first") + answer("2.0", "second")));
        assertThat(question.steps()).extracting(Ordering.Step::text).containsExactly("first", "second");
    }

    @Test
    void words_may_hold_a_star() {
        ShortAnswer question = (ShortAnswer)
                one(question("shortanswer", "<usecase>0</usecase>" + answer("100", "kubectl *") + answer("50", "k")));
        assertThat(question.isRight("kubectl get pods")).isTrue();
        assertThat(question.nearly("K")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloze",
                "essay",
                "calculated",
                "calculatedmulti",
                "calculatedsimple",
                "ddwtos",
                "ddimageortext",
                "ddmarker",
                "gapselect",
                "randomsamatch",
                "coderunner",
                "stack",
                "",
            })
    void a_type_that_is_not_taken_is_named_with_what_to_do(String type) {
        QuizImport read = read(CHOICE + question(type, answer("100", "x")));
        assertThat(read.quiz().questions()).hasSize(1);
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).where()).isEqualTo("question 2 (N)");
        assertThat(read.problems().get(0).what()).contains("type is " + type);
        assertThat(read.problems().get(0).next()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<![CDATA[<p>See</p><img src=\"@@PLUGINFILE@@/a.png\" alt=\"a pod\">]]>|true|description stays: a pod",
                "<![CDATA[<p>See</p><img src=\"a.png\">]]>|false|without a description",
                "<![CDATA[<table><tr><td>1</td><td>2</td></tr></table>]]>|true|cells stay",
                "<![CDATA[<p>See <iframe src=\"https://example.org\"></iframe></p>]]>|true|<iframe>",
                "<![CDATA[<p>See <a href=\"javascript:alert(1)\">this</a></p>]]>|true|a link to javascript",
            })
    void what_html_says_and_markdown_does_not_is_named(String text, boolean isWhole, String named) {
        QuizImport read = read(
                "<question type=\"truefalse\"><name><text>N</text></name><questiontext format=\"html\"><text>" + text
                        + "</text></questiontext>" + answer("100", "true") + answer("0", "false") + "</question>");
        assertThat(read.isWhole()).isEqualTo(isWhole);
        assertThat(read.problems() + " " + read.losses()).contains(named);
        assertThat(read.yaml()).doesNotContain("javascript:", "<img", "<iframe");
    }

    @Test
    void code_lists_and_several_paragraphs_stay() {
        Question question = one(
                "<question type=\"truefalse\"><name><text>N</text></name><questiontext format=\"html\"><text><![CDATA["
                        + "<p>First.</p><pre>kubectl get pods\nkubectl logs</pre><ol><li>one</li><li>two</li></ol><p>a &lt; b &amp; c</p>]]>"
                        + "</text></questiontext>" + answer("100", "true") + answer("0", "false") + "</question>");
        assertThat(question.prompt())
                .isEqualTo("First.\n\n```\nkubectl get pods\nkubectl logs\n```\n\n1. one\n2. two\n\na \\< b \\& c");
    }

    @Test
    void categories_and_descriptions_become_title_and_introduction() {
        QuizImport read =
                read("<question type=\"category\"><category><text>$course$/top/Cloud/SLOs // budgets</text></category>"
                        + "<info format=\"moodle_auto_format\"><text>All about budgets.</text></info><idnumber>slo</idnumber></question>"
                        + "<question type=\"description\"><name><text>D</text></name><questiontext format=\"html\"><text>Take your time.</text></questiontext></question>"
                        + CHOICE);
        assertThat(read.quiz().title()).isEqualTo("SLOs / budgets");
        assertThat(read.quiz().id()).isEqualTo("slo");
        assertThat(read.quiz().intro()).isEqualTo("All about budgets.\n\nTake your time.");
    }

    @Test
    void ids_that_two_questions_share_are_told_apart() {
        QuizImport read = read(CHOICE + CHOICE);
        assertThat(read.quiz().questions()).extracting(Question::id).containsExactly("probe-7", "probe-7-2");
    }

    @Test
    void two_hundred_questions_are_read() {
        String many = IntStream.range(0, 200)
                .mapToObj(i -> question("shortanswer", answer("100", "word" + i)))
                .collect(Collectors.joining("\n"));
        QuizImport read = read(many);
        assertThat(read.isWhole()).isTrue();
        assertThat(read.quiz().questions()).hasSize(200);
    }
}
