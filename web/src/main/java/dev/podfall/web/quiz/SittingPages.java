package dev.podfall.web.quiz;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;

/**
 * A sitting, one question a page. Every button of a question's page sends the form, so that moving on saves; with scripts each change is
 * saved at once as well.
 */
@Controller("/sittings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SittingPages {
    private final Sittings sittings;

    SittingPages(Sittings sittings) {
        this.sittings = sittings;
    }

    /** Goes on where there is something to do. */
    @Get
    HttpResponse<?> resume(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (sitting.isOver()) {
            return toResult(sitting);
        }
        for (var number = 1; number <= sitting.count(); number++) {
            if (!sitting.isAnswered(sitting.question(number))) {
                return to(sitting, number, "");
            }
        }
        return Html.goTo(path(sitting) + "/review");
    }

    @Get("/questions/{number}")
    HttpResponse<?> question(String id, int number, @QueryValue Optional<String> moved, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (sitting.isOver()) {
            return toResult(sitting);
        }
        var question = question(sitting, number);
        var frame = Frame.of("Question " + number, Frame.Section.QUIZZES, session);
        var page = new QuestionPage(sitting, number, question, sitting.reply(question), moved.orElse(""));
        return Html.page(out -> JtequestionGenerated.render(out, null, frame, page));
    }

    @Post("/questions/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(
            String id, int number, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var sitting = sittings.find(session.learner(), id);
        var question = question(sitting, number);
        var form = new Form(fields);
        var flagged = form.text("flag").map("on"::equals).orElse(sitting.isFlagged(question));
        var saved = sittings.save(sitting, question, Reply.sent(question, form), flagged);
        if (saved.isOver()) {
            return isHtmx(request) ? HttpResponse.ok().header("HX-Redirect", result(saved)) : toResult(saved);
        }
        var moved = form.text("move")
                .map(move -> "?moved=" + move.replaceAll("[^A-Za-z0-9:_-]", ""))
                .orElse("");
        var go = form.text("go");
        return go.isPresent() ? follow(saved, number, go.get()) : to(saved, number, moved);
    }

    @Get("/review")
    HttpResponse<?> review(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (sitting.isOver()) {
            return toResult(sitting);
        }
        var frame = Frame.of("Before you hand in", Frame.Section.QUIZZES, session);
        return Html.page(out -> JtereviewGenerated.render(out, null, frame, sitting));
    }

    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, Session session) {
        return toResult(sittings.submit(sittings.find(session.learner(), id)));
    }

    @Get("/result")
    HttpResponse<?> result(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (!sitting.isOver()) {
            return Html.goTo(path(sitting));
        }
        var frame = Frame.of("Result", Frame.Section.QUIZZES, session);
        var result = Result.of(sitting);
        return Html.page(out -> JteresultGenerated.render(out, null, frame, result));
    }

    private static Question question(Sitting sitting, int number) {
        if (number < 1 || number > sitting.count()) {
            throw new UnknownSitting("question " + number);
        }
        return sitting.question(number);
    }

    private static HttpResponse<?> follow(Sitting sitting, int number, String go) {
        return switch (go) {
            case "next" ->
                number < sitting.count() ? to(sitting, number + 1, "") : Html.goTo(path(sitting) + "/review");
            case "previous" -> to(sitting, Math.max(1, number - 1), "");
            case "review" -> Html.goTo(path(sitting) + "/review");
            default -> to(sitting, go.matches("\\d{1,3}") ? Integer.parseInt(go) : number, "");
        };
    }

    private static HttpResponse<?> to(Sitting sitting, int number, String query) {
        return Html.goTo(path(sitting) + "/questions/" + number + query);
    }

    private static HttpResponse<?> toResult(Sitting sitting) {
        return Html.goTo(result(sitting));
    }

    private static String result(Sitting sitting) {
        return path(sitting) + "/result";
    }

    private static String path(Sitting sitting) {
        return "/sittings/" + sitting.id();
    }

    private static boolean isHtmx(HttpRequest<?> request) {
        return request.getHeaders().contains("HX-Request");
    }
}
