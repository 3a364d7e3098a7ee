package dev.podfall.web.lab;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.function.Function;

/** What cannot be taken back in an attempt: each has a page that asks first. */
@Controller("/attempts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class Endings {
    private final Proctor proctor;
    private final Attempts attempts;

    Endings(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    /** Shows what would be handed in. */
    @Get("/submit")
    HttpResponse<?> review(String id, Session session) {
        return running(id, session, attempt -> review(attempt, session, false));
    }

    private HttpResponse<?> review(Attempt attempt, Session session, boolean changed) {
        var frame = Frame.of("Before you hand in", Frame.Section.LABS, session);
        var page = new HandInPage(attempt, changed);
        return Html.page(out -> JtehandinGenerated.render(out, null, frame, page));
    }

    /** Hands in what the page before showed; if that has changed meanwhile, it is shown again. */
    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, @Body Map<String, Object> fields, Session session) {
        return running(id, session, attempt -> {
            var seen = Saving.revision(new Form(fields));
            if (seen != attempt.answers().revision()) {
                return review(attempt, session, true);
            }
            proctor.submit(id, Map.of());
            return Html.goTo("/attempts/" + id + "/report");
        });
    }

    @Get("/reset")
    HttpResponse<?> askReset(String id, Session session) {
        return ask(id, "/reset", Confirmation.RESET, session);
    }

    @Post("/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reset(String id, Session session) {
        proctor.reset(attempts.find(session, id).attempt(), Progress.NONE);
        return Html.goTo("/attempts/" + id);
    }

    @Get("/stop")
    HttpResponse<?> askStop(String id, Session session) {
        return ask(id, "/stop", Confirmation.STOP, session);
    }

    @Post("/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(String id, Session session) {
        proctor.stop(attempts.find(session, id).attempt());
        return Html.goTo("/attempts/" + id + "/report");
    }

    private HttpResponse<?> ask(String id, String action, Confirmation question, Session session) {
        return running(id, session, attempt -> {
            var frame = Frame.of(question.title(), Frame.Section.LABS, session);
            var path = "/attempts/" + attempt.attempt();
            return Html.page(
                    out -> JteconfirmGenerated.render(out, null, frame, question, attempt, path + action, path));
        });
    }

    private HttpResponse<?> running(String id, Session session, Function<Attempt, HttpResponse<?>> page) {
        var attempt = attempts.find(session, id);
        return attempt.state() == State.running ? page.apply(attempt) : Html.goTo("/attempts/" + id + "/report");
    }
}
