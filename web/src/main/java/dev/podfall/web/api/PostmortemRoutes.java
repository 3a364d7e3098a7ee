package dev.podfall.web.api;

import dev.podfall.grader.attempt.Proctor;
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

/** What a learner writes of an attempt that is over. */
@Controller("/api/v1/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostmortemRoutes {
    private final Proctor proctor;
    private final Attempts attempts;

    PostmortemRoutes(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    /** What is kept, else a draft, with the checklist. */
    @Get("/{id}/postmortem")
    HttpResponse<?> show(String id, Session session) {
        return Json.ok(proctor.postmortems().of(attempts.find(session, id).attempt()));
    }

    /** Keeps it, and answers what the checklist says. */
    @Post("/{id}/postmortem")
    HttpResponse<?> keep(String id, @Nullable @Body byte[] body, Session session) {
        var text = Json.read(body, Text.class);
        if (text.markdown() == null) {
            throw new UnreadableRequest("it has no markdown");
        }
        var attempt = attempts.find(session, id).attempt();
        return Json.ok(proctor.postmortems().keep(attempt, text.markdown()));
    }

    /** @param markdown the whole postmortem */
    record Text(String markdown) {}
}
