package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.AttemptTerminals;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.chain.Chains;
import dev.podfall.web.exam.Exams;
import dev.podfall.web.terminal.TerminalOffer;
import dev.podfall.web.terminal.TerminalPanel;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** An attempt that is not over: while it runs task, clock, way in, hints, checks; then its questions. */
@Controller("/attempts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttemptPages {
    private final Proctor proctor;
    private final Attempts attempts;
    private final TerminalOffer terminals;
    private final Chains chains;

    AttemptPages(Proctor proctor, Attempts attempts, TerminalOffer terminals, Chains chains) {
        this.proctor = proctor;
        this.attempts = attempts;
        this.terminals = terminals;
        this.chains = chains;
    }

    @Get
    HttpResponse<?> show(String id, Session session) {
        var attempt = attempts.find(session, id);
        if (attempt.exam() != null && !attempt.state().isOver()) {
            return Html.goTo(Exams.path(attempt.exam()));
        }
        var frame = Frame.translated(attempt.title(), Frame.Section.LABS, session);
        if (attempt.state() == State.asking) {
            var asking = new AskingPage(attempt, false);
            return Html.page(out -> JteaskingGenerated.render(out, null, frame, asking));
        } else if (attempt.state() != State.running) {
            return Html.goTo("/attempts/" + id + "/report");
        }
        chains.remember(attempt);
        var console = Frame.translated(attempt.title(), Frame.Section.LABS, session);
        var terminal = new TerminalPanel(
                AttemptTerminals.KIND, id, terminals.refusal(session).orElse(null));
        var page = new AttemptPage(attempt, proctor.lab(id), proctor.report(id).orElse(null), terminal);
        return Html.page(out -> JteattemptGenerated.render(out, null, console, page));
    }

    @Post("/hint")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> hint(String id, @Body Map<String, Object> fields, Session session) {
        var attempt = attempts.find(session, id).attempt();
        new Form(fields)
                .text("hint")
                .filter(number -> number.matches("\\d{1,3}"))
                .ifPresentOrElse(
                        number -> proctor.hint(attempt, Integer.parseInt(number)), () -> proctor.hint(attempt));
        return Html.goTo("/attempts/" + id + "#hints");
    }

    @Post("/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> check(String id, @Body Map<String, Object> fields, Session session) {
        proctor.check(attempts.find(session, id).attempt(), new Form(fields).all("pay"));
        return Html.goTo("/attempts/" + id + "#verdicts");
    }
}
