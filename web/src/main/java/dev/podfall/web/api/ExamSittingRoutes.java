package dev.podfall.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.exam.ExamReport;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.web.account.Session;
import dev.podfall.web.certificate.Certificates;
import dev.podfall.web.exam.Exams;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** A learner's sittings of exams. */
@Controller("/api/v1/exam-sittings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExamSittingRoutes {
    private final Examiner examiner;
    private final Exams exams;
    private final Certificates certificates;
    private final ExecutorService threads;

    ExamSittingRoutes(
            Examiner examiner,
            Exams exams,
            Certificates certificates,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.certificates = certificates;
        this.examiner = examiner;
        this.exams = exams;
        this.threads = threads;
    }

    @Get
    HttpResponse<?> list(Session session) {
        return Json.ok(Map.of("sittings", exams.all(session)));
    }

    /** The one that runs, else the newest. */
    @Get("/latest")
    HttpResponse<?> latest(Session session) {
        return wrapped(exams.latest(session));
    }

    @Get("/{id}")
    HttpResponse<?> show(String id, Session session) {
        return wrapped(exams.find(session, id));
    }

    /** Turns to a task; a lab's cluster is started, which is told line by line. */
    @Post(value = "/{id}/tasks/{number}/open", produces = "application/x-ndjson")
    Publisher<byte[]> open(String id, int number, Session session) {
        var own = exams.own(session, id);
        return ProgressLines.of(threads, "sitting", progress -> exams.linked(examiner.visit(own, number, progress)));
    }

    @Post("/{id}/tasks/{number}/answer")
    HttpResponse<?> answer(String id, int number, @Nullable @Body byte[] body, Session session) {
        var given = Json.read(body, Response.class);
        var basis = given.revision() == null ? OptionalLong.empty() : OptionalLong.of(given.revision());
        var response = given.response() == null || given.response().isNull() ? null : given.response();
        return wrapped(examiner.answer(exams.own(session, id), number, response, basis));
    }

    @Post("/{id}/tasks/{number}/flag")
    HttpResponse<?> flag(String id, int number, @Nullable @Body byte[] body, Session session) {
        return wrapped(examiner.flag(
                exams.own(session, id), number, Json.read(body, Mark.class).isOn()));
    }

    @Post("/{id}/tasks/{number}/done")
    HttpResponse<?> done(String id, int number, @Nullable @Body byte[] body, Session session) {
        return wrapped(examiner.done(
                exams.own(session, id), number, Json.read(body, Mark.class).isOn()));
    }

    @Post("/{id}/notes")
    HttpResponse<?> notes(String id, @Nullable @Body byte[] body, Session session) {
        var notes = Json.read(body, Notes.class);
        var basis = notes.revision() == null ? OptionalLong.empty() : OptionalLong.of(notes.revision());
        if (notes.text() == null) {
            throw new UnreadableRequest("it has no text");
        }
        return wrapped(examiner.note(exams.own(session, id), notes.text(), basis));
    }

    /** Hands in all tasks. Without {@code wait} the marks come later; with it they are in the answer, if all clusters can be opened. */
    @Post("/{id}/submit")
    HttpResponse<?> submit(String id, @Nullable @Body byte[] body, Session session) {
        var own = exams.own(session, id);
        var waits = Json.read(body, Waiting.class).waits();
        examiner.submit(own);
        var report = waits ? examiner.grade(own) : Optional.<ExamReport>empty();
        return report.<HttpResponse<?>>map(Json::ok).orElseGet(() -> wrapped(examiner.sitting(own)));
    }

    @Get("/{id}/report")
    HttpResponse<?> report(String id, Session session) {
        return Json.ok(exams.report(session, id));
    }

    /** Of an exam that was passed. */
    @Get("/{id}/certificate")
    HttpResponse<?> certificate(String id, Session session) {
        return Json.ok(certificates.require(examiner.report(exams.own(session, id))));
    }

    private HttpResponse<?> wrapped(Sitting sitting) {
        return Json.ok(Map.of("sitting", exams.linked(sitting)));
    }

    /** @param response as the question's type has it; null takes the answer back */
    record Response(JsonNode response, Long revision) {}

    /** @param on null for yes */
    record Mark(Boolean on) {
        boolean isOn() {
            return on == null || on;
        }
    }

    record Notes(String text, Long revision) {}

    record Waiting(boolean waits) {}
}
