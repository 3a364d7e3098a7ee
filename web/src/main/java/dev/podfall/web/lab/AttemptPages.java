package dev.podfall.web.lab;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running attempt: task, clock, way in, hints, checks, handing in. */
@Controller("/attempts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttemptPages {
    private final Catalogue catalogue;
    private final Proctor proctor;
    private final Attempts attempts;

    AttemptPages(Catalogue catalogue, Proctor proctor, Attempts attempts) {
        this.catalogue = catalogue;
        this.proctor = proctor;
        this.attempts = attempts;
    }

    @Get
    HttpResponse<?> show(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (attempt.state() != State.running) {
            return Html.goTo("/attempts/" + id + "/report");
        }
        var page = new AttemptPage(
                attempt, catalogue.lab(attempt.lab()), proctor.report(id).orElse(null));
        var frame = Frame.of(attempt.title(), Frame.Section.LABS, session);
        return Html.page(out -> JteattemptGenerated.render(out, null, frame, page));
    }

    @Post("/hint")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> hint(String id, Session session) {
        proctor.hint(attempts.find(session, id).attempt());
        return Html.goTo("/attempts/" + id + "#hints");
    }

    @Post("/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> check(String id, Session session) {
        proctor.check(attempts.find(session, id).attempt());
        return Html.goTo("/attempts/" + id + "#verdicts");
    }

    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, @Body Map<String, Object> fields, Session session) {
        var attempt = attempts.find(session, id);
        var form = new Form(fields);
        var answers = new LinkedHashMap<String, String>();
        for (var question : attempt.questions()) {
            form.text("answer-" + question.id()).ifPresent(value -> answers.put(question.id(), value));
        }
        proctor.submit(id, answers);
        return Html.goTo("/attempts/" + id + "/report");
    }

    @Post("/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reset(String id, Session session) {
        proctor.reset(attempts.find(session, id).attempt(), Progress.NONE);
        return Html.goTo("/attempts/" + id);
    }

    @Post("/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(String id, Session session) {
        proctor.stop(attempts.find(session, id).attempt());
        return Html.goTo("/attempts/" + id + "/report");
    }
}
