package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** CronJobs. */
public final class CronJobPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Schedule", "When it runs, in Cron's notation."),
                Column.text("Timezone", "The time zone of the schedule."),
                Column.flag("Suspend", "Whether it starts no jobs for now."),
                Column.integer("Active", "How many of its jobs run."),
                Column.text("Last Schedule", "How long ago it started a job."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES,
                TemplateColumns.SELECTOR);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        JsonNode last = object.status().path("lastScheduleTime");
        JsonNode job = spec.path("jobTemplate").path("spec");
        cells.text(object.name()).text(spec.path("schedule").asText()).text(spec.path("timeZone"), "<none>");
        cells.text(suspend(spec.path("suspend")))
                .number(object.status().path("active").size());
        cells.text(last.isTextual() ? cells.since(last) : "<none>").age(object);
        TemplateColumns.print(job.path("template"), cells);
        cells.text(job.path("selector").isObject() ? Texts.selectorOrNone(job.path("selector")) : "<none>");
    }

    private static String suspend(JsonNode value) {
        if (!value.isBoolean()) {
            return "<unset>";
        }
        return value.asBoolean() ? "True" : "False";
    }
}
