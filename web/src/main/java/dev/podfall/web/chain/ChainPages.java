package dev.podfall.web.chain;

import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.State;
import dev.podfall.scenario.Disclosure;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.panes.JtetroubleGenerated;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** The picture as a part of an attempt's page, and afterwards as a page of its own with the broken link lit. */
@Controller("/attempts/{id}/chain")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChainPages {
    private final Attempts attempts;
    private final Chains chains;

    ChainPages(Attempts attempts, Chains chains) {
        this.attempts = attempts;
        this.chains = chains;
    }

    /** As it is now; it judges nothing. */
    @Get("/now")
    HttpResponse<?> now(String id, Session session) {
        var attempt = attempts.find(session, id);
        var texts = Texts.in(session.language());
        if (attempt.state() != State.running) {
            return trouble(texts.say("pane.over"));
        }
        try {
            var pictures = pictures(chains.now(attempt), false, texts);
            return Html.page(out -> JtechainsGenerated.render(out, null, texts, pictures));
        } catch (RequestRefused | ClusterUnreachable no) {
            return trouble(no.getMessage());
        }
    }

    /** As it was found; lit where the report may be seen. */
    @Get
    HttpResponse<?> found(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (!attempt.state().isOver()) {
            return Html.goTo("/attempts/" + id);
        }
        var texts = Texts.in(session.language());
        var pictures = pictures(chains.found(attempt).orElse(List.of()), isTold(attempt), texts);
        var frame = Frame.translated(texts.say("chain.title"), Frame.Section.HISTORY, session);
        return Html.page(out -> JtefoundGenerated.render(out, null, frame, attempt, pictures));
    }

    private static boolean isTold(Attempt attempt) {
        return attempt.show() == Disclosure.report && attempt.exam() == null;
    }

    private static List<ChainPicture> pictures(List<Chain> chains, boolean isLit, Texts texts) {
        return chains.stream()
                .map(chain -> new ChainPicture(chain, isLit, texts))
                .toList();
    }

    private static HttpResponse<?> trouble(String why) {
        return Html.page(out -> JtetroubleGenerated.render(out, null, why));
    }
}
