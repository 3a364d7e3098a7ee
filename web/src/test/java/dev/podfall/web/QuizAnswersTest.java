package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.Ordering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What forms of questions keep, refuse and tell. */
class QuizAnswersTest extends QuizAtForms {
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

    private static String[] with(List<String> order, String... more) {
        var fields = new ArrayList<String>();
        order.forEach(value -> fields.addAll(List.of("order", value)));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }
}
