package dev.podfall.web.postmortem;

import dev.podfall.grader.attempt.Postmortems;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.postmortem.ReviewedElsewhere;
import dev.podfall.grader.report.form.PostmortemPdf;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Conflict;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpHeaders;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The postmortem of an attempt that is over, where {@code podfall postmortem} keeps it, too. */
@Controller("/attempts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostmortemPages {
    private final Proctor proctor;
    private final Attempts attempts;

    PostmortemPages(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    @Get("/postmortem")
    HttpResponse<?> show(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (!attempt.state().isOver()) {
            return Html.goTo("/attempts/" + id);
        }
        var page = PostmortemPage.of(attempt, proctor.postmortems().of(id));
        var title = Texts.in(session.language()).say("postmortem.title", attempt.title());
        var frame = Frame.translated(title, Frame.Section.HISTORY, session);
        return Html.page(out -> JtepostmortemGenerated.render(out, null, frame, page));
    }

    /** Saves all of it; with scripts while it is written ({@link Saving}). */
    @Post("/postmortem")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(String id, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var form = new Form(fields);
        attempts.find(session, id);
        var written = PostmortemForm.read(form);
        try {
            var kept = proctor.postmortems().keep(id, written.markdown(), OptionalLong.of(Saving.revision(form)));
            return Saving.isAsked(request)
                    ? Saving.stored(kept.revision())
                    : Html.goTo(PostmortemPage.path(id) + "#checklist");
        } catch (ReviewedElsewhere elsewhere) {
            var theirs = proctor.postmortems().of(id);
            return Saving.isAsked(request)
                    ? Saving.changedElsewhere(
                            theirs.revision(), PostmortemForm.of(theirs).values())
                    : conflict(id, written, theirs, session);
        }
    }

    private static HttpResponse<?> conflict(
            String id, PostmortemForm mine, Postmortems.Written theirs, Session session) {
        var path = PostmortemPage.path(id);
        return new Conflict(
                        path,
                        path,
                        theirs.revision(),
                        mine.values(),
                        List.of(mine.markdown()),
                        List.of(theirs.markdown()))
                .page(Frame.Section.HISTORY, session);
    }

    /** The postmortem as a file: as it is kept, or the draft. @param format md, html or pdf */
    @Get("/postmortem.{format}")
    HttpResponse<?> file(String id, String format, Session session) {
        attempts.find(session, id);
        var written = proctor.postmortems().of(id);
        var form = PostmortemForm.of(written);
        return switch (format) {
            case "md" -> file(id, format, "text/markdown; charset=utf-8", bytes(written.markdown()));
            case "html" -> file(id, format, "text/html; charset=utf-8", bytes(PostmortemText.html(form.postmortem())));
            case "pdf" -> file(id, format, "application/pdf", PostmortemPdf.of(form.postmortem(), form.rest()));
            default -> HttpResponse.notFound();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** To be saved, never shown at this server's address: what it holds is foreign. */
    private static HttpResponse<?> file(String id, String format, String type, byte[] content) {
        return HttpResponse.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + id + "-postmortem." + format + "\"");
    }
}
