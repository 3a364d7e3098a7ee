package dev.podfall.web.lab;

import dev.podfall.grader.attempt.AnsweredElsewhere;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.NotAllowedNow;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Conflict;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import io.micronaut.http.HttpRequest;
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
import java.util.function.Supplier;

/** The diagnosis of an attempt that was handed in: kept as it is chosen, then closed. */
@Controller("/attempts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiagnosisPages {
    /** Sent by the page that says what is left out. */
    static final String SURE = "sure";

    private final Proctor proctor;
    private final Attempts attempts;

    DiagnosisPages(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    /** Keeps the diagnosis as it is chosen: for the script at every change, without scripts with a button. */
    @Post("/answers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(String id, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var attempt = attempts.find(session, id);
        var form = new Form(fields);
        if (!Saving.isAsked(request)) {
            return kept(attempt, form, session, "/answers", () -> Html.goTo("/attempts/" + id));
        }
        try {
            return Saving.stored(store(attempt, form));
        } catch (AnsweredElsewhere e) {
            var theirs = e.kept();
            return Saving.changedElsewhere(theirs.revision(), new Diagnosis(attempt).fields(theirs.values()));
        } catch (NotAllowedNow over) {
            return Saving.over(over.getMessage(), "/attempts/" + id + "/report");
        }
    }

    /** Closes it with what the form says; where that leaves a question open, the page that says so comes first. */
    @Post("/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(String id, @Body Map<String, Object> fields, Session session) {
        var attempt = attempts.find(session, id);
        var form = new Form(fields);
        if (form.text(SURE).isPresent()) {
            var seen = Saving.revision(form);
            return seen == attempt.answers().revision() || attempt.state() != State.asking
                    ? closed(id)
                    : review(attempt, session, true);
        }
        return kept(attempt, form, session, "/close", () -> {
            var open = new Diagnosis(attempts.find(session, id)).open();
            return open == 0 ? closed(id) : Html.goTo("/attempts/" + id + "/close");
        });
    }

    private HttpResponse<?> closed(String id) {
        proctor.conclude(id, Map.of());
        return Html.goTo("/attempts/" + id + "/report");
    }

    /** Shows what it would be closed with. */
    @Get("/close")
    HttpResponse<?> review(String id, Session session) {
        var attempt = attempts.find(session, id);
        return attempt.state() == State.asking ? review(attempt, session, false) : Html.goTo("/attempts/" + id);
    }

    private static HttpResponse<?> review(Attempt attempt, Session session, boolean changed) {
        var frame = Frame.said("closing.title", Frame.Section.LABS, session);
        var page = new AskingPage(attempt, changed);
        return Html.page(out -> JteclosingGenerated.render(out, null, frame, page));
    }

    private HttpResponse<?> kept(
            Attempt attempt, Form form, Session session, String action, Supplier<HttpResponse<?>> then) {
        try {
            store(attempt, form);
        } catch (AnsweredElsewhere e) {
            return changed(attempt, form, e.kept(), session, action);
        }
        return then.get();
    }

    private long store(Attempt attempt, Form form) {
        return proctor.answer(attempt.attempt(), new Diagnosis(attempt).sent(form), Saving.revision(form))
                .answers()
                .revision();
    }

    private static HttpResponse<?> changed(
            Attempt attempt, Form form, Attempt.Answers kept, Session session, String action) {
        var diagnosis = new Diagnosis(attempt);
        var mine = diagnosis.sent(form);
        var path = "/attempts/" + attempt.attempt();
        return new Conflict(
                        path + action,
                        path,
                        kept.revision(),
                        diagnosis.fields(mine),
                        diagnosis.texts(mine),
                        diagnosis.texts(kept.values()))
                .page(Frame.Section.LABS, session);
    }
}
