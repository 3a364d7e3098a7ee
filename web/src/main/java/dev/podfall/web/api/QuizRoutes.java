package dev.podfall.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.web.account.Session;
import dev.podfall.web.quiz.QuizSitting;
import dev.podfall.web.quiz.Quizzes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;

/** Quizzes, and a learner's sittings of them. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuizRoutes {
    private final Quizzes quizzes;

    QuizRoutes(Quizzes quizzes) {
        this.quizzes = quizzes;
    }

    @Get("/quizzes")
    HttpResponse<?> list(Session session) {
        return Json.ok(quizzes.all(session));
    }

    /** Whether whoever asks may see the quiz's answers now; refused while an exam of theirs asks its questions. */
    @Get("/quizzes/{id}/disclosure")
    HttpResponse<?> disclosure(String id, Session session) {
        quizzes.requireNoExam(session, id);
        return Json.ok(Map.of("quiz", id));
    }

    @Post("/quizzes/{id}/start")
    HttpResponse<?> start(String id, @Nullable @Body byte[] body, Session session) {
        var feedback = Optional.ofNullable(Json.read(body, Wish.class).feedback());
        return wrapped(quizzes.start(session, id, feedback));
    }

    @Post("/quiz-practice")
    HttpResponse<?> practise(Session session) {
        return wrapped(quizzes.practise(session));
    }

    /** {@code latest} is the one that runs, {@code handed-in} what was handed in last; without such the newest. */
    @Get("/quiz-sittings/{id}")
    HttpResponse<?> show(String id, Session session) {
        return wrapped(quizzes.find(session, id));
    }

    @Post("/quiz-sittings/{id}/questions/{number}/open")
    HttpResponse<?> open(String id, int number, Session session) {
        return wrapped(quizzes.look(session, id, number));
    }

    @Post("/quiz-sittings/{id}/questions/{number}/answer")
    HttpResponse<?> answer(String id, int number, @Nullable @Body byte[] body, Session session) {
        var response = Json.read(body, Response.class).response();
        var given = response == null || response.isNull() ? null : response;
        return wrapped(quizzes.answer(session, id, number, given));
    }

    @Post("/quiz-sittings/{id}/questions/{number}/check")
    HttpResponse<?> check(String id, int number, Session session) {
        return wrapped(quizzes.check(session, id, number));
    }

    @Post("/quiz-sittings/{id}/questions/{number}/flag")
    HttpResponse<?> flag(String id, int number, @Nullable @Body byte[] body, Session session) {
        var on = Json.read(body, Mark.class).on();
        return wrapped(quizzes.flag(session, id, number, on == null || on));
    }

    @Post("/quiz-sittings/{id}/submit")
    HttpResponse<?> submit(String id, Session session) {
        return wrapped(quizzes.submit(session, id));
    }

    private static HttpResponse<?> wrapped(QuizSitting sitting) {
        return Json.ok(Map.of("sitting", sitting));
    }

    /** @param feedback null for as the quiz says */
    record Wish(Feedback feedback) {}

    /** @param response as the question's type has it; null takes the answer back */
    record Response(JsonNode response) {}

    /** @param on null for yes */
    record Mark(Boolean on) {}
}
