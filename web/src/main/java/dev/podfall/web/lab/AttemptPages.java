package dev.podfall.web.lab;

import dev.podfall.grader.attempt.AnsweredElsewhere;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.NotAllowedNow;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.JtechangedGenerated;
import dev.podfall.web.ui.Saving;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.function.Supplier;

/** A running attempt: task, clock, way in, hints, checks, the diagnosis. */
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

    /** Keeps the diagnosis as it is chosen: for the script at every change, without scripts with the button. */
    @Post("/answers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(String id, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        if (!Saving.isAsked(request)) {
            return keep(id, fields, session, () -> Html.goTo("/attempts/" + id + "/submit"));
        }
        var attempt = attempts.find(session, id);
        try {
            return Saving.stored(store(attempt, new Form(fields)));
        } catch (AnsweredElsewhere e) {
            var theirs = e.kept();
            return Saving.changedElsewhere(theirs.revision(), new Diagnosis(attempt).fields(theirs.values()));
        } catch (NotAllowedNow over) {
            return Saving.over(over.getMessage(), "/attempts/" + id + "/report");
        }
    }

    @Post("/hint")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> hint(String id, @Body Map<String, Object> fields, Session session) {
        return keep(id, fields, session, () -> {
            proctor.hint(id);
            return Html.goTo("/attempts/" + id + "#hints");
        });
    }

    @Post("/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> check(String id, @Body Map<String, Object> fields, Session session) {
        return keep(id, fields, session, () -> {
            proctor.check(id);
            return Html.goTo("/attempts/" + id + "#verdicts");
        });
    }

    /** Every button of the page sends the diagnosis along, so that none loses it. */
    private HttpResponse<?> keep(
            String id, Map<String, Object> fields, Session session, Supplier<HttpResponse<?>> then) {
        var attempt = attempts.find(session, id);
        var form = new Form(fields);
        try {
            store(attempt, form);
            return then.get();
        } catch (AnsweredElsewhere e) {
            return changed(attempt, form, e.kept(), session);
        }
    }

    private long store(Attempt attempt, Form form) {
        return proctor.answer(attempt.attempt(), new Diagnosis(attempt).sent(form), Saving.revision(form))
                .answers()
                .revision();
    }

    private static HttpResponse<?> changed(Attempt attempt, Form form, Attempt.Answers kept, Session session) {
        var frame = Frame.of("Changed elsewhere", Frame.Section.LABS, session);
        var diagnosis = new Diagnosis(attempt);
        var mine = diagnosis.sent(form);
        var path = "/attempts/" + attempt.attempt();
        return Html.page(
                HttpStatus.CONFLICT,
                out -> JtechangedGenerated.render(
                        out,
                        null,
                        frame,
                        path + "/answers",
                        path,
                        kept.revision(),
                        diagnosis.fields(mine),
                        diagnosis.texts(mine),
                        diagnosis.texts(kept.values())));
    }
}
