package dev.podfall.web.panes;

import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.Optional;

/** Panes as parts of a page; {@code static/live.js} fetches them again and again. */
@Controller("/attempts/{id}/panes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PanePages {
    private final Attempts attempts;
    private final LearnerConnections connections;

    PanePages(Attempts attempts, LearnerConnections connections) {
        this.attempts = attempts;
        this.connections = connections;
    }

    @Get("/{name}")
    HttpResponse<?> show(String id, String name, Session session) {
        var texts = Texts.in(session.language());
        var attempt = attempts.find(session, id);
        var pane = find(name);
        if (pane.isEmpty()) {
            return HttpResponse.notFound();
        }
        if (attempt.state() != State.running) {
            return trouble(texts.say("pane.over"));
        }
        return table(attempt, pane.get(), texts);
    }

    private HttpResponse<?> table(Attempt attempt, Pane pane, Texts texts) {
        try {
            var answer = connections.to(attempt).table(pane.path(attempt.namespace()));
            var table = PaneTable.of(pane, answer);
            return Html.page(out -> JtetableGenerated.render(out, null, texts, table));
        } catch (RequestRefused | ClusterUnreachable no) {
            return trouble(no.getMessage());
        }
    }

    /** Said in the pane's place: the page around it goes on. */
    private static HttpResponse<?> trouble(String why) {
        return Html.page(HttpStatus.OK, out -> JtetroubleGenerated.render(out, null, why));
    }

    private static Optional<Pane> find(String name) {
        return Arrays.stream(Pane.values())
                .filter(pane -> pane.id().equals(name))
                .findFirst();
    }
}
