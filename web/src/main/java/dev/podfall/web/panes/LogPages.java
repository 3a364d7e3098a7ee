package dev.podfall.web.panes;

import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** The log of a container as a part of a page, with what may be chosen instead. Asked again and again, it follows the container. */
@Controller("/attempts/{id}/panes/logs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogPages {
    private final Attempts attempts;
    private final LearnerConnections connections;

    LogPages(Attempts attempts, LearnerConnections connections) {
        this.attempts = attempts;
        this.connections = connections;
    }

    @Get
    HttpResponse<?> show(
            String id,
            @Nullable @QueryValue String pod,
            @Nullable @QueryValue String container,
            @Nullable @QueryValue String previous,
            Session session) {
        var attempt = attempts.find(session, id);
        var texts = Texts.in(session.language());
        if (attempt.state() != State.running) {
            return trouble(texts.say("pane.over"));
        }
        var choice = new PodLog.Choice(Optional.ofNullable(pod), Optional.ofNullable(container), previous != null);
        try {
            var log = PodLog.of(connections.to(attempt), attempt.namespace(), choice);
            return Html.page(out -> JtelogGenerated.render(out, null, texts, log));
        } catch (RequestRefused | ClusterUnreachable no) {
            return trouble(no.getMessage());
        }
    }

    private static HttpResponse<?> trouble(String why) {
        return Html.page(out -> JtetroubleGenerated.render(out, null, why));
    }
}
