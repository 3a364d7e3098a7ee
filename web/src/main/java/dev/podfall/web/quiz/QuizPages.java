package dev.podfall.web.quiz;

import dev.podfall.web.account.Session;
import dev.podfall.web.store.SittingRow;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** The quizzes there are, and a learner's history with each. */
@Controller("/quizzes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuizPages {
    private final QuizShelf quizzes;
    private final Sittings sittings;

    QuizPages(QuizShelf quizzes, Sittings sittings) {
        this.quizzes = quizzes;
        this.sittings = sittings;
    }

    @Get
    HttpResponse<?> list(Session session) {
        var frame = Frame.of("Quizzes", Frame.Section.QUIZZES, session);
        var all = quizzes.all();
        var history = sittings.history(session.learner());
        return Html.page(out -> JtelistGenerated.render(out, null, frame, all, history));
    }

    @Get("/{id}")
    HttpResponse<?> show(String id, Session session) {
        var quiz = quizzes.quiz(id);
        var frame = Frame.of(quiz.title(), Frame.Section.QUIZZES, session);
        var history = of(id, sittings.history(session.learner()));
        return Html.page(out -> JteintroGenerated.render(out, null, frame, quiz, history));
    }

    @Post("/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(String id, Session session) {
        var sitting = sittings.start(session.learner(), id);
        return Html.goTo("/sittings/" + sitting.id());
    }

    private static List<SittingRow> of(String quiz, List<SittingRow> all) {
        return all.stream().filter(row -> row.quizId().equals(quiz)).toList();
    }
}
