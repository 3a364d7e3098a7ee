package dev.podfall.web.report;

import dev.podfall.grader.attempt.Proctor;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.attempt.ReportFile;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What came of attempts. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportPages {
    private final Proctor proctor;
    private final Attempts attempts;

    ReportPages(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    @Get("/attempts/{id}/report")
    HttpResponse<?> report(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (!attempt.state().isOver()) {
            return Html.goTo("/attempts/" + id);
        }
        var report = proctor.report(id).orElse(null);
        var timeline = proctor.timeline(id);
        var postmortem = proctor.postmortems().of(id);
        var frame = Frame.translated(
                Texts.in(session.language()).say("exam.report.title", attempt.title()), Frame.Section.HISTORY, session);
        return Html.page(out -> JtereportGenerated.render(out, null, frame, attempt, report, timeline, postmortem));
    }

    /** Where there is no report yet, its page says why. */
    @Get("/attempts/{id}/report/{form}")
    HttpResponse<?> file(String id, String form, Session session) {
        var attempt = attempts.find(session, id);
        var report = proctor.report(id).orElse(null);
        return report == null || !attempt.state().isOver()
                ? Html.goTo("/attempts/" + id + "/report")
                : ReportFile.of(attempt, report, form);
    }
}
