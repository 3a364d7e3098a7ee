package dev.podfall.web.lab;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
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

    /** A task of an exam is handed in with all the others: its page is the exam's. */
    @Get("/submit")
    HttpResponse<?> askSubmit(String id, Session session) {
        var attempt = attempts.find(session, id);
        return attempt.state() == State.running && attempt.exam() == null
                ? ask(attempt, "/submit", Confirmation.handIn(attempt), session)
                : Html.goTo("/attempts/" + id);
    }

    /** Freezes what is judged; the attempt's page goes on with the questions. */
    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (!attempt.state().isOver()) {
            proctor.submit(id);
        }
        return Html.goTo("/attempts/" + id);
    }

    @Get("/reset")
    HttpResponse<?> askReset(String id, Session session) {
        var attempt = attempts.find(session, id);
        return attempt.state() == State.running
                ? ask(attempt, "/reset", Confirmation.RESET, session)
                : Html.goTo("/attempts/" + id);
    }

    @Post("/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reset(String id, Session session) {
        proctor.reset(attempts.find(session, id).attempt(), Progress.NONE);
        return Html.goTo("/attempts/" + id);
    }

    @Get("/stop")
    HttpResponse<?> askStop(String id, Session session) {
        var attempt = attempts.findToEnd(session, id);
        return attempt.state().isOver() || attempt.exam() != null
                ? Html.goTo("/attempts/" + id)
                : ask(attempt, "/stop", Confirmation.stop(attempt), session);
    }

    @Post("/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(String id, Session session) {
        proctor.stop(attempts.findToEnd(session, id).attempt());
        return Html.goTo("/attempts/" + id + "/report");
    }

    private static HttpResponse<?> ask(Attempt attempt, String action, Confirmation question, Session session) {
        var frame = Frame.said(question.title(), Frame.Section.LABS, session);
        var path = "/attempts/" + attempt.attempt();
        return Html.page(out -> JteconfirmGenerated.render(out, null, frame, question, attempt, path + action, path));
    }
}
