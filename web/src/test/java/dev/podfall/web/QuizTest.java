package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.SingleChoice;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A sitting through plain forms, as a browser without scripts sends them: from its start to its result. */
class QuizTest extends QuizAtForms {
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
                .contains("took 20 min")
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
    void a_flag_stays_until_it_is_taken_away() {
        var sitting = begin();
        visitor.post(sitting + "/questions/5", "flag", "on");
        assertThat(visitor.get(sitting + "/review").body()).contains("flagged");
        visitor.post(sitting + "/questions/5", "flag", "off");
        assertThat(visitor.get(sitting + "/review").body()).doesNotContain(">flagged<");
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
    void the_history_shows_every_attempt_with_its_score() {
        visitor.post(begin() + "/submit", "anyway", "yes");
        clock.pass(Duration.ofMinutes(1));
        visitor.post(begin() + "/submit", "anyway", "yes");
        assertThat(visitor.get(QUIZ).body().split(">0 %<", -1)).hasSize(3);
        assertThat(visitor.get("/history").body()).contains("Deployment debugging");
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

    /** Letters and digits only: markup, quotes and Markdown differ between data and page. */
    private static String words(String text) {
        return text.replaceAll("<[^>]+>|&[a-z0-9#]+;", "").replaceAll("[^A-Za-z0-9]", "");
    }
}
