package dev.podfall.web.api;

import dev.podfall.grader.attempt.Proctor;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What changes a mark that was given: judging again, and overriding. */
@Controller("/api/v1/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevisionRoutes {
    private final Proctor proctor;
    private final Attempts attempts;

    RevisionRoutes(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    /** Answers the report before and after. */
    @Post("/{id}/regrade")
    HttpResponse<?> regrade(String id, Session session) {
        var attempt = attempts.find(session, id).attempt();
        return Json.ok(proctor.regradings().regrade(attempt));
    }

    /** Answers the report before and after. */
    @Post("/{id}/override")
    HttpResponse<?> override(String id, @Nullable @Body byte[] body, Session session) {
        var wish = Json.read(body, Wish.class);
        if (wish.criterion() == null || wish.points() == null) {
            throw new UnreadableRequest("it names no criterion, or no points");
        }
        var attempt = attempts.find(session, id).attempt();
        return Json.ok(proctor.regradings().override(attempt, wish.criterion(), wish.points(), wish.reason()));
    }

    /** @param reason why; shown in every report */
    record Wish(String criterion, Double points, String reason) {}
}
