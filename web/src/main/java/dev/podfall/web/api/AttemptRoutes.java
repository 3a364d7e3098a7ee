package dev.podfall.web.api;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.StartRequest;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
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
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Attempts at labs. */
@Controller("/api/v1/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttemptRoutes {
    private static final String LINES = "application/x-ndjson";

    private final Catalogue catalogue;
    private final Proctor proctor;
    private final Attempts attempts;
    private final ExecutorService threads;

    AttemptRoutes(
            Catalogue catalogue,
            Proctor proctor,
            Attempts attempts,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.catalogue = catalogue;
        this.proctor = proctor;
        this.attempts = attempts;
        this.threads = threads;
    }

    /** What can be refused at once is, with a status of its own; the rest is told line by line. */
    @Post(produces = LINES)
    Publisher<byte[]> start(@Nullable @Body byte[] body, Session session) {
        var wish = Json.read(body, Wish.class);
        var lab = catalogue.lab(String.valueOf(wish.lab()));
        var runtime = wish.runtime() == null ? null : Runtime.of(wish.runtime());
        var mode = wish.mode() == null ? null : Mode.of(wish.mode());
        var request = new StartRequest(lab.id(), runtime, wish.seed(), mode, session.learner());
        return ProgressLines.of(threads, progress -> attempts.linked(proctor.start(request, progress)));
    }

    @Get
    HttpResponse<?> list(Session session) {
        return Json.ok(Map.of("attempts", attempts.all(session)));
    }

    @Get("/latest")
    HttpResponse<?> latest(Session session) {
        return wrapped(attempts.latest(session));
    }

    @Get("/{id}")
    HttpResponse<?> show(String id, Session session) {
        return wrapped(attempts.find(session, id));
    }

    @Post("/{id}/hint")
    HttpResponse<?> hint(String id, Session session) {
        return Json.ok(proctor.hint(attempts.find(session, id).attempt()));
    }

    @Post("/{id}/check")
    HttpResponse<?> check(String id, Session session) {
        return Json.ok(proctor.check(attempts.find(session, id).attempt()));
    }

    @Post("/{id}/submit")
    HttpResponse<?> submit(String id, @Nullable @Body byte[] body, Session session) {
        var given = Json.read(body, Answers.class).answers();
        return Json.ok(proctor.submit(attempts.find(session, id).attempt(), given == null ? Map.of() : given));
    }

    @Get("/{id}/report")
    HttpResponse<?> report(String id, Session session) {
        return Json.ok(proctor.report(attempts.find(session, id).attempt()).orElseThrow(() -> new NoReportYet(id)));
    }

    @Post(value = "/{id}/reset", produces = LINES)
    Publisher<byte[]> reset(String id, Session session) {
        var attempt = attempts.find(session, id).attempt();
        return ProgressLines.of(threads, progress -> attempts.linked(proctor.reset(attempt, progress)));
    }

    @Post("/{id}/stop")
    HttpResponse<?> stop(String id, Session session) {
        return wrapped(attempts.linked(proctor.stop(attempts.find(session, id).attempt())));
    }

    private static HttpResponse<?> wrapped(Attempt attempt) {
        return Json.ok(Map.of("attempt", attempt));
    }

    record Wish(String lab, String runtime, Long seed, String mode) {}

    record Answers(Map<String, String> answers) {}
}
