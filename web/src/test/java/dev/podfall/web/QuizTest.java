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
import java.util.List;
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
    void whoever_answers_all_thirteen_rightly_passes_with_a_hundred() {
        var sitting = begin();
        for (var number = 1; number <= quiz.questions().size(); number++) {
            answer(sitting, number, quiz.questions().get(number - 1));
        }
        assertThat(visitor.get(sitting + "/review").body()).contains("All 13 questions are answered");
        var result = visitor.post(sitting + "/submit");
        assertThat(result.uri().getPath()).endsWith("/result");
        assertThat(result.body()).contains("Passed").contains("100 of 100").contains("13 of 13 fully right");
    }

    @Test
    void the_result_explains_every_option() {
        var sitting = begin();
        var page = visitor.post(sitting + "/submit").body();
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
        var late = visitor.post(sitting + "/questions/3", "answer", "healthy-wrong", "go", "next");
        assertThat(late.uri().getPath()).endsWith("/result");
        assertThat(late.body())
                .contains("1 of 13 fully right")
                .contains("The time was over")
                .contains("took 20:00");
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
        var result = visitor.post(sitting + "/submit").body();
        assertThat(result).contains("1. Ingress").contains("Your order: ").doesNotContain("<li>Ingress");
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
    void nonsense_in_a_form_is_not_an_answer_and_breaks_nothing() {
        var sitting = begin();
        visitor.post(sitting + "/questions/4", "order", "ingress", "order", "ingress", "move", "x:up", "go", "999999");
        visitor.post(sitting + "/questions/7", "match-0", "<script>alert(1)</script>", "match-99", "x", "go", "-1");
        visitor.post(sitting + "/questions/11", "answer", "x".repeat(100_000), "go", "next");
        assertThat(visitor.post(sitting + "/questions/99", "answer", "a").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(sitting + "/questions/abc").statusCode()).isBetween(400, 404);
        var result = visitor.post(sitting + "/submit");
        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.body()).doesNotContain("<script>alert");
    }

    @Test
    void the_history_shows_every_attempt_with_its_score() {
        visitor.post(begin() + "/submit");
        clock.pass(Duration.ofMinutes(1));
        visitor.post(begin() + "/submit");
        assertThat(visitor.get(QUIZ).body().split(">0 %<", -1)).hasSize(3);
        assertThat(visitor.get("/history").body()).contains("Deployment debugging");
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
