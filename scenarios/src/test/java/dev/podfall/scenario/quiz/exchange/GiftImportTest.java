package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GIFT as other people write it. */
class GiftImportTest {
    static QuizImport read(String text) {
        return QuizImport.of("theirs.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Question one(String text) {
        QuizImport read = read(text);
        assertThat(read.problems()).isEmpty();
        assertThat(read.quiz().questions()).hasSize(1);
        return read.quiz().questions().get(0);
    }

    private static List<String> texts(List<Option> options) {
        return options.stream().map(Option::text).toList();
    }

    private static List<String> right(List<Option> options) {
        return options.stream().filter(Option::correct).map(Option::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Which port is HTTP's?{=80 ~443 ~22}|80",
                "Which port is HTTP's?{ =80 ~443 ~22 }|80",
                "Which port is HTTP's?{~443 ~22 =80}|80",
                "::HTTP::Which port is HTTP's?{~443 #That is HTTPS. =80 #Yes. ~22 #SSH.}|80",
                "::Ports\\: one::Which port?{=80~443}|80",
                "[html]<p>Which <b>port</b>?</p>{=80~443}|80",
                "[plain]Which port?{=80~443}|80",
                "[markdown]Which **port**?{=80~443}|80",
                "[moodle]Which port?{=80~443}|80",
                "Which sum?{=2+2\\=4~2+2\\=5}|2+2=4",
                "Which is a set?{=\\{1, 2\\}~[1, 2]}|{1, 2}",
                "Which home?{=\\~/.kube~/etc/kube}|~/.kube",
                "Which comment?{=\\# so~// so}|\\# so",
                "Which time?{=10\\:30~10.30}|10:30",
                "Which path?{=C\\:\\\\kube~/kube}|C:\\\\kube",
                "Which?{=%100%this~%0%that}|this",
                "Which?{~%-50%this =that}|that",
                "Which?{~%25%this =that ~other####It is that one.}|that",
                "Two lines?{=one\\nline~two}|one line",
                "Kubernetes was begun at {=Google ~Microsoft ~IBM} in 2014.|Google",
            })
    void one_of_several_is_right(String text, String expected) {
        SingleChoice question = (SingleChoice) one(text);
        assertThat(right(question.options())).containsExactly(expected);
        assertThat(question.options()).hasSizeGreaterThan(1);
    }

    @Test
    void feedback_of_options_and_of_the_question_is_kept() {
        SingleChoice question =
                (SingleChoice) one("Port?{=80#Right, HTTP. ~443#That is TLS.####Ports are small numbers.}");
        assertThat(question.explanation()).isEqualTo("Ports are small numbers.");
        assertThat(question.options().stream().map(Option::why)).containsExactly("Right, HTTP.", "That is TLS.");
    }

    @Test
    void a_missing_word_becomes_a_gap() {
        assertThat(one("A {=pod ~node} runs containers.").prompt()).isEqualTo("A \\_\\_\\_\\_\\_ runs containers.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which two?{~%50%a~%50%b~%-50%c~d}|2",
                "Which two?{~%50%a#yes~%50%b#yes~%-100%c#no}|2",
                "Which three?{~%33.33333%a~%33.33333%b~%33.33333%c~%-100%d}|3",
                "Which one?{~%100%a~%-100%b}|1",
            })
    void several_may_be_right(String text, int count) {
        assertThat(right(((MultipleChoice) one(text)).options())).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"{T},true", "{TRUE},true", "{true},true", "{F},false", "{FALSE},false", "{ F },false", "{T#no#yes},true"
    })
    void a_statement_is_true_or_false(String answer, boolean expected) {
        assertThat(((TrueFalse) one("Pods are mortal." + answer)).answer()).isEqualTo(expected);
    }

    @Test
    void the_first_feedback_of_a_statement_is_for_the_wrong_choice() {
        TrueFalse question = (TrueFalse) one("Pods are mortal.{T#They are.#Indeed.}");
        assertThat(question.whyFalse()).isEqualTo("They are.");
        assertThat(question.whyTrue()).isEqualTo("Indeed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{#3}|3|0",
                "{#3:0.1}|3|0.1",
                "{#3.14159:0.0005}|3.14159|0.0005",
                "{#1..5}|3|2",
                "{#3.141..3.142}|3.1415|0.0005",
                "{#-7}|-7|0",
                "{#-2..2}|0|2",
                "{#1e3:10}|1000|10",
                "{# 1822:0 }|1822|0",
                "{#=1822:0}|1822|0",
                "{#=1822:0 =%50%1822:2}|1822|0",
                "{#.5:.05}|0.5|0.05",
            })
    void numbers_have_ranges_and_tolerances(String answer, double number, double tolerance) {
        Numeric question = (Numeric) one("How many?" + answer);
        assertThat(question.answer()).isEqualTo(number);
        assertThat(question.tolerance()).isEqualTo(tolerance);
    }

    @Test
    void what_is_half_right_as_a_number_is_named_as_lost() {
        QuizImport read = read("When?{#=1822:0#Exactly. =%50%1822:2#Nearly. ~#Neither.}");
        assertThat(read.losses()).anySatisfy(loss -> assertThat(loss.what()).contains("besides 1822"));
        assertThat(read.losses()).anySatisfy(loss -> assertThat(loss.what()).contains("any other number"));
    }

    @Test
    void pairs_belong_together_and_what_has_no_left_side_is_a_distractor() {
        Matching question = (Matching) one("Match.{=Pod -> runs =Service -> routes =Node -> carries = -> sleeps}");
        assertThat(question.pairs()).extracting(Matching.Pair::left).containsExactly("Pod", "Service", "Node");
        assertThat(question.distractors()).containsExactly("sleeps");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who?{=Grant =Ulysses S. Grant}|ulysses s. grant|true",
                "Who?{=Grant}|Sherman|false",
                "Command?{=kubectl get pods}|kubectl get pods|true",
                "Command?{=kubectl get *}|kubectl get nodes|true",
                "Command?{=a.b}|axb|false",
                "Who?{=%100%Grant =%50%Lee}|Grant|true",
                "Who?{=Grant =%50%Lee#He lost.}|Lee|false",
            })
    void words_are_taken_as_they_are_and_a_star_is_anything(String text, String typed, boolean isRight) {
        assertThat(((ShortAnswer) one(text)).isRight(typed)).isEqualTo(isRight);
    }

    @Test
    void a_weighted_word_is_nearly_right() {
        ShortAnswer question = (ShortAnswer) one("Who?{=Grant =%50%Lee#He lost.}");
        assertThat(question.nearly("lee").orElseThrow().why()).isEqualTo("He lost.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write about pods.{}",
                "Which?{=80 ~443",
                "Which? =80 ~443}",
                "Which {=a ~b} and {=c ~d}?",
                "{=80 ~443}",
                "Which?{nothing here}",
                "How many?{#three}",
                "How many?{#}",
                "Match.{=Pod -> runs =Service}",
                "Match.{=Pod -> runs}",
                "Which?{=a =b ~c}",
                "Which?{~a ~b}",
                "Which?{= ~b}",
                "Who?{=%50%Grant}",
                "Which?{=same ~same}",
            })
    void what_cannot_be_taken_over_is_a_problem_that_says_what_to_do(String text) {
        QuizImport read = read(text + "\n\nAnd this?{=yes ~no}\n");
        assertThat(read.isWhole()).isFalse();
        assertThat(read.problems()).allSatisfy(problem -> {
            assertThat(problem.where()).isNotBlank();
            assertThat(problem.what()).endsWith(".");
            assertThat(problem.next()).endsWith(".");
        });
    }

    @Test
    void comments_categories_descriptions_line_ends_and_a_byte_order_mark_are_read() {
        String file = "\uFEFF// made by hand\r\n$CATEGORY: $course$/Cloud/Probes\r\n\r\nRead the manual first.\r\n\r\n"
                + "// [id:probe-1] [tag:domain:probes] [tag:hard]\r\n::P1::Which probe\r\nrestarts?{\r\n  =liveness\r\n  // why\r\n"
                + "  ~readiness\r\n}\r\n\r\n\r\nSecond?{T}\r\n";
        QuizImport read = read(file);
        assertThat(read.problems()).isEmpty();
        Quiz quiz = read.quiz();
        assertThat(quiz.title()).isEqualTo("Probes");
        assertThat(quiz.id()).isEqualTo("probes");
        assertThat(quiz.intro()).isEqualTo("Read the manual first.");
        assertThat(quiz.questions()).extracting(Question::id).containsExactly("probe-1", "q-2");
        assertThat(quiz.questions().get(0).tags().domain()).hasToString("probes");
        assertThat(read.losses()).extracting(Object::toString).containsExactly("line 7: the tag hard");
    }

    @Test
    void html_becomes_markdown_and_what_is_lost_is_named() {
        QuizImport read = read("[html]<p>A <b>pod</b> and <code>kubectl</code>:</p><ul><li>one</li><li>two</li></ul>"
                + "<p><a href\\=\"https\\://kubernetes.io\">docs</a><script>alert(1)</script></p>{=<i>yes</i> ~no}");
        SingleChoice question = (SingleChoice) read.quiz().questions().get(0);
        assertThat(question.prompt())
                .contains("A **pod** and `kubectl`", "- one\n- two", "[docs](https://kubernetes.io)")
                .doesNotContain("alert");
        assertThat(texts(question.options())).containsExactly("*yes*", "no");
        assertThat(read.losses()).extracting(Object::toString).containsExactly("line 1: an element <script>");
    }

    @Test
    void plain_words_keep_their_stars_and_underscores() {
        SingleChoice question = (SingleChoice) one("What is 2 * 3 * 4 in snake_case_name?{=24 ~9}");
        assertThat(new MarkdownWords(question.prompt()).html()).isEqualTo("What is 2 * 3 * 4 in snake_case_name?");
    }

    private record MarkdownWords(String markdown) {
        String html() {
            return dev.podfall.scenario.quiz.exchange.markup.MarkdownHtml.html(markdown);
        }
    }

    @Test
    void three_hundred_questions_are_read_in_their_order() {
        StringBuilder file = new StringBuilder("$CATEGORY: Many\n\n");
        for (int i = 0; i < 60; i++) {
            file.append("::A").append(i).append("::Is ").append(i).append(" small?{T#no#yes}\n\n");
            file.append("::B").append(i).append("::Which?{=n").append(i).append(" ~other}\n\n");
            file.append("::C").append(i).append("::How many?{#").append(i).append(":0.5}\n\n");
            file.append("::D").append(i).append("::Match {=a").append(i).append(" -> b =c -> d} please.\n\n");
            file.append("::E").append(i).append("::Say it:{=word").append(i).append("}\n\n");
        }
        QuizImport read = read(file.toString());
        assertThat(read.problems()).isEmpty();
        assertThat(read.quiz().questions()).hasSize(300);
        assertThat(read.quiz().questions().get(299).id()).isEqualTo("E59");
        assertThat(read.quiz().questions().get(2)).isInstanceOf(Numeric.class);
    }
}
