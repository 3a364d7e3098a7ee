package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import dev.podfall.web.server.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sitting through plain forms, as a browser without scripts sends them. */
class QuizTest {
    private static final String QUIZ = "/quizzes/deployment-debugging";

    @TempDir
    Path home;

    private final HandClock clock = new HandClock();
    private final Quiz quiz = Catalogue.builtIn().quiz("deployment-debugging");
    private PodfallServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        visitor = Visitor.signedInTo(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_result_lists_the_options_as_the_sitting_did() {
        var sitting = begin();
        var shown = new TreeMap<Integer, List<String>>();
        for (var number : new int[] {1, 2, 3, 9}) {
            var options = options(quiz.questions().get(number - 1));
            var asked = visitor.get(sitting + "/questions/" + number).body();
            assertThat(options).allSatisfy(option -> assertThat(asked).contains(option));
            shown.put(number, inOrderOf(asked, options));
        }
        var result = visitor.post(sitting + "/submit", "anyway", "yes").body();
        shown.forEach((number, options) -> {
            var from = result.indexOf("id=\"q" + number + "\"");
            var part = result.substring(from, result.indexOf("</article>", from));
            assertThat(inOrderOf(part, options)).as("question %d", number).isEqualTo(options);
        });
    }

    private static List<String> options(Question question) {
        var options =
                question instanceof SingleChoice single ? single.options() : ((MultipleChoice) question).options();
        return options.stream()
                .map(option -> option.text().replaceAll("`([^`]+)`", "<code>$1</code>"))
                .toList();
    }

    private static List<String> inOrderOf(String page, List<String> texts) {
        return texts.stream().sorted(Comparator.comparingInt(page::indexOf)).toList();
    }

    @Test
    void an_answer_that_is_too_long_is_told_the_limit_of_its_field() {
        var sitting = begin();
        for (var length : new int[] {61, 3000}) {
            var answer = visitor.save(sitting + "/questions/11", "answer", "1".repeat(length));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body())
                    .contains("at most 60 characters", "Shorten it.")
                    .doesNotContain("Go back");
        }
    }

    @Test
    void whoever_answers_all_thirteen_rightly_passes_with_a_hundred() {
        var sitting = begin();
        for (var number = 1; number <= quiz.questions().size(); number++) {
            answer(sitting, number, quiz.questions().get(number - 1));
        }
        assertThat(visitor.get(sitting + "/review").body()).contains("All 13 questions are answered");
        var result = visitor.post(sitting + "/submit");
        assertThat(result.uri().getPath()).endsWith("/result");
        assertThat(result.body()).contains("Passed").contains("100 %").contains("13 of 13 fully right");
    }

    @Test
    void the_result_explains_every_option() {
        var sitting = begin();
        var page = visitor.post(sitting + "/submit", "anyway", "yes").body();
        for (var question : quiz.questions()) {
            if (question instanceof SingleChoice single) {
                assertThat(single.options())
                        .allSatisfy(option -> assertThat(words(page)).contains(words(option.why())));
            }
        }
        assertThat(page).contains("Not yet").contains("You gave no answer");
    }

    @Test
    void a_closed_tab_loses_no_answer_and_another_browser_goes_on() {
        var sitting = begin();
        visitor.post(sitting + "/questions/2", "answer", "young", "go", "next");
        var other = Visitor.signedInTo(server);
        assertThat(other.get(QUIZ).body()).contains("Go on where you were");
        assertThat(other.get(sitting + "/questions/2").body()).contains("value=\"young\" checked");
        assertThat(other.get(sitting).uri().getPath()).endsWith("/questions/1");
    }

    @Test
    void a_running_quiz_is_not_started_twice() {
        assertThat(begin()).isEqualTo(begin());
    }

    @Test
    void when_the_time_is_over_what_is_there_is_handed_in_though_nobody_looks() {
        var sitting = begin();
        visitor.post(sitting + "/questions/2", "answer", "young", "go", "next");
        clock.pass(Duration.ofMinutes(quiz.minutes()).plusSeconds(1));
        var late = visitor.post(sitting + "/questions/3", "answer", "predictions", "go", "next");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("This attempt is over", "The time was over before this came")
                .contains("All pods ready, no errors");
        assertThat(visitor.get(sitting).body())
                .contains("1 of 13 fully right")
                .contains("The time was over")
                .contains("took 20:00")
                .contains("does not count: All pods ready, no errors");
    }

    @Test
    void time_goes_on_while_the_server_is_down() {
        var sitting = begin();
        visitor.post(sitting + "/questions/2", "answer", "young", "go", "next");
        server.close();
        clock.pass(Duration.ofMinutes(5));
        start();
        assertThat(visitor.get(sitting + "/questions/2").body())
                .contains("15:00")
                .contains("value=\"young\" checked");
        server.close();
        clock.pass(Duration.ofHours(1));
        start();
        assertThat(visitor.get(sitting).body()).contains("The time was over").contains("1 of 13 fully right");
    }

    @Test
    void steps_are_moved_with_buttons_and_keep_their_places() {
        var sitting = begin();
        var ordering = (Ordering) quiz.questions().get(3);
        var order = new ArrayList<>(
                ordering.steps().stream().map(Ordering.Step::value).toList());
        var page = visitor.post(sitting + "/questions/4", with(order, "move", order.get(1) + ":up"));
        assertThat(page.body().indexOf("value=\"" + order.get(1) + "\""))
                .isLessThan(page.body().indexOf("value=\"" + order.get(0) + "\""));
        assertThat(page.body()).contains("autofocus");
        var result = visitor.post(sitting + "/submit", "anyway", "yes").body();
        assertThat(result)
                .contains("1. Ingress")
                .contains("Your answer: Service → Ingress")
                .doesNotContain("<li>Ingress");
    }

    @Test
    void a_flag_stays_until_it_is_taken_away() {
        var sitting = begin();
        visitor.post(sitting + "/questions/5", "flag", "on");
        assertThat(visitor.get(sitting + "/review").body()).contains("flagged");
        visitor.post(sitting + "/questions/5", "flag", "off");
        assertThat(visitor.get(sitting + "/review").body()).doesNotContain(">flagged<");
    }

    @Test
    void an_order_nobody_touched_is_no_answer_until_somebody_says_that_it_is_one() {
        var sitting = begin();
        var drawn = drawn(sitting);
        visitor.post(sitting + "/questions/4", with(drawn, "go", "next"));
        visitor.post(sitting + "/questions/4", with(drawn, "move", drawn.get(0) + ":up"));
        assertThat(visitor.get(sitting + "/review").body()).contains("13 of 13 questions have no answer");
        visitor.post(sitting + "/questions/4", with(drawn, "keep", "on"));
        assertThat(visitor.get(sitting + "/review").body()).contains("12 of 13 questions have no answer");
    }

    @Test
    void half_a_matching_is_partly_answered_and_not_answered() {
        var sitting = begin();
        var page = visitor.post(sitting + "/questions/7", "match-0", "readiness probe")
                .body();
        assertThat(page).contains("Question 7, partly answered").contains("<strong>0</strong> of 13 answered");
        assertThat(visitor.get(sitting + "/unanswered").body()).contains("partly answered");
    }

    @Test
    void every_kind_of_answer_can_be_cleared() {
        var sitting = begin();
        for (var number = 1; number <= quiz.questions().size(); number++) {
            answer(sitting, number, quiz.questions().get(number - 1));
            var page = visitor.post(sitting + "/questions/" + number, "clear", "on")
                    .body();
            assertThat(page).contains("Question " + number + ", not answered").doesNotContain(" checked");
        }
    }

    @Test
    void handing_in_with_questions_open_asks_first_and_says_which() {
        var sitting = begin();
        for (var number = 1; number < 13; number++) {
            answer(sitting, number, quiz.questions().get(number - 1));
        }
        var asked = visitor.post(sitting + "/submit");
        assertThat(asked.uri().getPath()).endsWith("/unanswered");
        assertThat(asked.body())
                .contains("Hand in with 1 question open?")
                .contains("href=\"" + sitting + "/questions/13\"")
                .doesNotContain("href=\"" + sitting + "/questions/2\"");
        assertThat(visitor.get(sitting).uri().getPath()).endsWith("/questions/13");
        var result = visitor.post(sitting + "/submit", "anyway", "yes");
        assertThat(result.uri().getPath()).endsWith("/result");
        assertThat(visitor.post(sitting + "/submit").body()).isEqualTo(result.body());
    }

    @Test
    void what_comes_after_the_hand_in_is_refused_with_words_and_changes_nothing() {
        var sitting = begin();
        visitor.post(sitting + "/submit", "anyway", "yes");
        var late = visitor.post(sitting + "/questions/2", "answer", "young");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("You had handed in before this came", "printed by the instance before");
        assertThat(visitor.get(sitting).body()).contains("0 of 13 fully right").doesNotContain("does not count: The");
    }

    @Test
    void a_number_that_can_be_read_in_two_ways_is_kept_and_told_before_it_counts_as_wrong() {
        var sitting = begin();
        var page = visitor.post(sitting + "/questions/11", "answer", "2 or 5", "go", "next");
        assertThat(page.uri().getPath()).endsWith("/questions/11");
        assertThat(page.body()).contains("value=\"2 or 5\"").contains("not an answer yet", "Write one number");
        assertThat(page.body()).contains("Question 11, cannot be read");
        assertThat(visitor.get(sitting + "/unanswered").body()).contains("cannot be read");
        var read = visitor.post(sitting + "/questions/11", "answer", "25.0 %").body();
        assertThat(read).contains("Read as 25 %.").contains("Question 11, answered");
        visitor.post(sitting + "/questions/11", "answer", "10,000");
        assertThat(visitor.post(sitting + "/submit", "anyway", "yes").body())
                .contains("Your answer: 10,000 (could not be read");
    }

    @Test
    void an_old_tab_overwrites_nothing_in_silence() {
        var sitting = begin();
        var path = sitting + "/questions/2";
        visitor.post(path, "revision", "0", "answer", "young");
        var stale = visitor.post(path, "revision", "0", "answer", "lost", "go", "5");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("changed in another tab", "printed by the instance before", "A restart deletes");
        assertThat(visitor.get(path).body()).contains("value=\"young\" checked");
        assertThat(visitor.post(path, "revision", "1", "answer", "lost", "go", "5")
                        .uri()
                        .getPath())
                .endsWith("/questions/5");
        assertThat(visitor.get(path).body())
                .contains("value=\"lost\" checked")
                .contains("name=\"revision\" value=\"2\"");
        visitor.post(path, "revision", "2", "answer", "lost", "flag", "on");
        assertThat(visitor.post(path, "revision", "2", "answer", "young").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_script_is_told_in_json_how_saving_went() {
        var sitting = begin();
        var path = sitting + "/questions/2";
        assertThat(visitor.save(path, "revision", "0", "answer", "young").body())
                .isEqualTo("{\"revision\":1}");
        var stale = visitor.save(path, "revision", "0", "answer", "lost");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("changed-elsewhere", "[[\"answer\",\"young\"]]");
        assertThat(visitor.save(path, "answer", "made-up").statusCode()).isEqualTo(400);
        clock.pass(Duration.ofHours(1));
        var late = visitor.save(path, "revision", "1", "answer", "lost");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("The time was over", sitting + "/result");
    }

    @Test
    void a_form_that_the_page_cannot_have_sent_is_refused_and_changes_nothing() {
        var sitting = begin();
        for (var number = 1; number <= quiz.questions().size(); number++) {
            answer(sitting, number, quiz.questions().get(number - 1));
        }
        var many = new String[200];
        java.util.Arrays.setAll(many, i -> i % 2 == 0 ? "answer" : "young");
        refused(sitting + "/questions/2", "answer", "made-up");
        refused(sitting + "/questions/2", "answer", "young", "answer", "lost");
        refused(sitting + "/questions/2", many);
        refused(sitting + "/questions/1", "answer", "describe", "answer", "made-up");
        refused(sitting + "/questions/13", "answer", "maybe");
        refused(sitting + "/questions/7", "match-0", "<script>alert(1)</script>");
        refused(sitting + "/questions/4", "order", "ingress", "order", "ingress", "move", "x:up", "go", "999999");
        refused(sitting + "/questions/4", "order", "ingress");
        refused(sitting + "/questions/11", "answer", "1", "answer", "2");
        refused(sitting + "/questions/99", "answer", "a");
        refused(sitting + "/questions/0", "answer", "a");
        refused(sitting + "/questions/-1", "answer", "a");
        refused(sitting + "/questions/abc", "answer", "a");
        refused(sitting + "/questions/99999999999", "answer", "a");
        assertThat(visitor.post(sitting + "/submit").body()).contains("13 of 13 fully right");
    }

    @Test
    void whatever_is_typed_the_answer_is_a_page() {
        var sitting = begin();
        for (var typed : List.of(
                "x".repeat(100_000),
                "\u0000",
                "\ud800",
                "<script>alert(1)</script>",
                "1e999999999",
                "%00",
                "' or 1=1 --")) {
            for (var field :
                    List.of("answer", "go", "move", "flag", "revision", "keep", "clear", "order", "match-0", "moved")) {
                for (var number : List.of(1, 2, 4, 7, 11, 13)) {
                    var page = visitor.post(sitting + "/questions/" + number, field, typed);
                    assertThat(page.statusCode()).as(field + "=" + typed).isBetween(200, 499);
                    assertThat(page.body()).doesNotContain("<script>alert");
                }
            }
        }
        assertThat(visitor.get(sitting + "/questions/4?moved=%3Cscript%3E").statusCode())
                .isEqualTo(200);
        assertThat(visitor.post(sitting + "/submit", "anyway", "yes").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_history_shows_every_attempt_with_its_score() {
        visitor.post(begin() + "/submit", "anyway", "yes");
        clock.pass(Duration.ofMinutes(1));
        visitor.post(begin() + "/submit", "anyway", "yes");
        assertThat(visitor.get(QUIZ).body().split(">0 %<", -1)).hasSize(3);
        assertThat(visitor.get("/history").body()).contains("Deployment debugging");
    }

    private void refused(String path, String... fields) {
        var answer = visitor.post(path, fields);
        assertThat(answer.statusCode()).as(path + " " + List.of(fields)).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    /** The steps as the page first shows them. */
    private List<String> drawn(String sitting) {
        return java.util.regex.Pattern.compile("name=\"order\" value=\"([^\"]+)\"")
                .matcher(visitor.get(sitting + "/questions/4").body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String begin() {
        visitor.get(QUIZ);
        var path = visitor.post(QUIZ + "/start").uri().getPath();
        return path.replaceAll("/questions/.*", "");
    }

    private void answer(String sitting, int number, Question question) {
        var fields = new ArrayList<String>();
        if (question instanceof SingleChoice q) {
            right(q.options()).forEach(o -> fields.addAll(List.of("answer", o.value())));
        } else if (question instanceof MultipleChoice q) {
            right(q.options()).forEach(o -> fields.addAll(List.of("answer", o.value())));
        } else if (question instanceof TrueFalse q) {
            fields.addAll(List.of("answer", String.valueOf(q.answer())));
        } else if (question instanceof Numeric q) {
            fields.addAll(List.of("answer", String.valueOf(q.answer())));
        } else if (question instanceof Matching q) {
            for (var i = 0; i < q.pairs().size(); i++) {
                fields.addAll(List.of("match-" + i, q.pairs().get(i).right()));
            }
        } else if (question instanceof Ordering q) {
            q.steps().forEach(step -> fields.addAll(List.of("order", step.value())));
        }
        fields.addAll(List.of("go", "next"));
        visitor.post(sitting + "/questions/" + number, fields.toArray(String[]::new));
    }

    private static List<Option> right(List<Option> options) {
        return options.stream().filter(Option::correct).toList();
    }

    private static String[] with(List<String> order, String... more) {
        var fields = new ArrayList<String>();
        order.forEach(value -> fields.addAll(List.of("order", value)));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    /** Letters and digits only: markup, quotes and Markdown differ between data and page. */
    private static String words(String text) {
        return text.replaceAll("<[^>]+>|&[a-z0-9#]+;", "").replaceAll("[^A-Za-z0-9]", "");
    }
}
