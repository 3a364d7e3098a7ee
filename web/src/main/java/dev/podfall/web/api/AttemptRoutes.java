package dev.podfall.web.api;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.StartRequest;
import dev.podfall.grader.attempt.State;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.attempt.ReportFile;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        var runtime = wish.runtime() == null ? null : Runtime.of(wish.runtime());
        var mode = wish.mode() == null ? null : Mode.of(wish.mode());
        var request = request(
                wish,
                new StartRequest(
                        String.valueOf(wish.lab()), runtime, wish.seed(), mode, session.learner(), wish.disclosure()),
                session);
        return ProgressLines.of(threads, progress -> attempts.linked(proctor.start(request, progress)));
    }

    private StartRequest request(Wish wish, StartRequest request, Session session) {
        if (!wish.random()) {
            catalogue.lab(request.lab());
            attempts.requireNoExamAt(session, request.lab());
            return request;
        }
        if (wish.lab() != null) {
            throw new UnreadableRequest("it names a lab, and says random");
        }
        return request.of(Incidents.wish(catalogue, wish.domain(), wish.difficulty()));
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
    HttpResponse<?> check(String id, @Nullable @Body byte[] body, Session session) {
        var pay = Json.read(body, Purchase.class).pay();
        var wanted = pay == null
                ? List.<String>of()
                : pay.stream().map(String::valueOf).toList();
        return Json.ok(proctor.check(attempts.find(session, id).attempt(), wanted));
    }

    /** Freezes what is judged, and answers the attempt with its questions; with answers, even none, it closes in one go. */
    @Post("/{id}/submit")
    HttpResponse<?> submit(String id, @Nullable @Body byte[] body, Session session) {
        var given = Json.read(body, Answers.class).answers();
        var attempt = attempts.find(session, id).attempt();
        var handed = proctor.submit(attempt, given == null ? Set.of() : given.keySet());
        if (handed.report() != null) {
            return Json.ok(handed.report());
        }
        return given == null ? wrapped(attempts.linked(handed.attempt())) : Json.ok(proctor.conclude(id, given));
    }

    /** Keeps the diagnosis as it is chosen so far. */
    @Post("/{id}/answers")
    HttpResponse<?> answer(String id, @Nullable @Body byte[] body, Session session) {
        var given = Json.read(body, Answers.class);
        var attempt = attempts.find(session, id).attempt();
        return wrapped(attempts.linked(proctor.answer(attempt, given.all(), given.revision())));
    }

    /** Closes one that asks, with answers over those that were kept. */
    @Post("/{id}/close")
    HttpResponse<?> close(String id, @Nullable @Body byte[] body, Session session) {
        var given = Json.read(body, Answers.class).all();
        return Json.ok(proctor.conclude(attempts.find(session, id).attempt(), given));
    }

    @Get("/{id}/report")
    HttpResponse<?> report(String id, Session session) {
        return Json.ok(report(attempts.find(session, id)));
    }

    /** The same as a file: csv, junit, xapi, html, json. */
    @Get("/{id}/report/{form}")
    HttpResponse<?> reportFile(String id, String form, Session session) {
        var attempt = attempts.find(session, id);
        return ReportFile.of(attempt, report(attempt), form);
    }

    private Report report(Attempt attempt) {
        var id = attempt.attempt();
        if (attempt.state() == State.asking) {
            throw NoReportYet.asking(id);
        }
        return proctor.report(id).orElseThrow(() -> NoReportYet.running(attempt));
    }

    /** What happened in it, in its order. */
    @Get("/{id}/replay")
    HttpResponse<?> replay(String id, Session session) {
        return Json.ok(proctor.timeline(attempts.find(session, id).attempt()));
    }

    @Post(value = "/{id}/reset", produces = LINES)
    Publisher<byte[]> reset(String id, Session session) {
        var attempt = attempts.find(session, id).attempt();
        return ProgressLines.of(threads, progress -> attempts.linked(proctor.reset(attempt, progress)));
    }

    @Post("/{id}/stop")
    HttpResponse<?> stop(String id, Session session) {
        return wrapped(
                attempts.linked(proctor.stop(attempts.findToEnd(session, id).attempt())));
    }

    private static HttpResponse<?> wrapped(Attempt attempt) {
        return Json.ok(Map.of("attempt", attempt));
    }

    /** @param random an incident that nobody wrote, about a domain and as difficult as is said; then there is no lab */
    record Wish(
            String lab,
            boolean random,
            String domain,
            String difficulty,
            String runtime,
            Long seed,
            String mode,
            String show) {
        /** @throws UnreadableRequest if it is none */
        Disclosure disclosure() {
            if (show == null) {
                return null;
            }
            return Arrays.stream(Disclosure.values())
                    .filter(d -> d.name().equals(show))
                    .findFirst()
                    .orElseThrow(() -> new UnreadableRequest("show is none of " + List.of(Disclosure.values())));
        }
    }

    /** @param pay ids of criteria that have a price */
    record Purchase(List<String> pay) {}

    /** @param revision of the answers that were changed to these */
    record Answers(Map<String, String> answers, long revision) {
        Map<String, String> all() {
            return answers == null ? Map.of() : answers;
        }
    }
}
