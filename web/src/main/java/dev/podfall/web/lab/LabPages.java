package dev.podfall.web.lab;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The labs there are. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LabPages {
    private final Catalogue catalogue;

    LabPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Get("/")
    HttpResponse<?> home() {
        return Html.goTo("/labs");
    }

    @Get("/labs")
    HttpResponse<?> list(Session session) {
        var frame = Frame.of("Labs", Frame.Section.LABS, session);
        var labs = catalogue.labs();
        return Html.page(out -> JtelistGenerated.render(out, null, frame, labs));
    }
}
