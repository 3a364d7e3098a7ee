package dev.podfall.web.lab;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Mode;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.StartRequest;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Phases;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** The labs there are, and where one begins. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LabPages {
    private final Catalogue catalogue;
    private final Proctor proctor;
    private final Attempts attempts;
    private final ExecutorService threads;

    LabPages(
            Catalogue catalogue,
            Proctor proctor,
            Attempts attempts,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.catalogue = catalogue;
        this.proctor = proctor;
        this.attempts = attempts;
        this.threads = threads;
    }

    @Get("/")
    HttpResponse<?> home() {
        return Html.goTo("/labs");
    }

    @Get("/labs")
    HttpResponse<?> list(Session session) {
        var frame = Frame.said("nav.labs", Frame.Section.LABS, session);
        var labs = catalogue.labs();
        var mine = new LabHistory(attempts.all(session));
        return Html.page(out -> JtelistGenerated.render(out, null, frame, labs, mine));
    }

    @Get("/labs/" + Incidents.LAB)
    HttpResponse<?> incident(Session session) {
        var frame = Frame.said("incident.title", Frame.Section.LABS, session);
        var mine = new LabHistory(attempts.all(session));
        var domains = Incidents.domains(catalogue);
        return Html.page(out -> JteincidentGenerated.render(out, null, frame, domains, mine));
    }

    @Post("/labs/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(String id, @Body Map<String, Object> fields, Session session) {
        return Html.goTo(page(request(id, new Form(fields), session), Progress.NONE));
    }

    /** The same, told phase by phase. */
    @Post(value = "/labs/{id}/start/phases", produces = Phases.TYPE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Publisher<byte[]> startTold(String id, @Body Map<String, Object> fields, Session session) {
        var request = request(id, new Form(fields), session);
        return Phases.of(threads, progress -> page(request, progress));
    }

    private String page(StartRequest request, Progress progress) {
        return "/attempts/" + proctor.start(request, progress).attempt();
    }

    /** Of a lab, or of an incident that nobody wrote. */
    private StartRequest request(String id, Form form, Session session) {
        var mode = Mode.of(form.text("mode").orElse(null));
        if (id.equals(Incidents.LAB)) {
            var wish = Incidents.wish(catalogue, chosen(form, "domain"), chosen(form, "difficulty"));
            return new StartRequest(null, null, null, mode, session.learner()).of(wish);
        }
        attempts.requireNoExamAt(session, id);
        return new StartRequest(id, null, null, mode, session.learner());
    }

    /** Nothing for any. */
    private static String chosen(Form form, String field) {
        return form.text(field).filter(text -> !text.isEmpty()).orElse(null);
    }

    @Get("/labs/{id}")
    HttpResponse<?> show(String id, Session session) {
        var lab = catalogue.lab(id);
        var frame = Frame.translated(lab.title(), Frame.Section.LABS, session);
        var mine = new LabHistory(attempts.all(session));
        return Html.page(out -> JteshowGenerated.render(out, null, frame, lab, mine));
    }
}
