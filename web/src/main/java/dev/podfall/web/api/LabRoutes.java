package dev.podfall.web.api;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** The labs there are, by what one sees: the skill area would tell much of the cause. */
@Controller("/api/v1/labs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LabRoutes {
    private final Catalogue catalogue;

    LabRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Get
    HttpResponse<?> list() {
        return Json.ok(new Labs(catalogue.labs().stream().map(Entry::of).toList()));
    }

    record Labs(List<Entry> labs) {}

    record Entry(String id, String title, String difficulty, int minutes, String symptom, List<String> runtimes) {
        static Entry of(Lab lab) {
            var facts = lab.facts();
            return new Entry(
                    facts.id(),
                    facts.title(),
                    facts.difficulty().name(),
                    facts.minutes(),
                    facts.symptom(),
                    facts.runtimes());
        }
    }
}
