package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Jobs. */
public final class JobPrinter implements TablePrinter {
    private static final List<String> EARLY = List.of("Complete", "Failed");
    private static final List<String> LATE = List.of("Suspended", "FailureTarget", "SuccessCriteriaMet");

    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Status", "How far the job is."),
                Column.text("Completions", "How many of the wanted pods have succeeded."),
                Column.text("Duration", "How long the job took, or has been taking."),
                Column.AGE,
                TemplateColumns.CONTAINERS,
                TemplateColumns.IMAGES,
                TemplateColumns.SELECTOR);
    }

    @Override
    public void print(KubeObject job, Cells cells) {
        cells.text(job.name()).text(state(job)).text(completions(job));
        cells.text(duration(job.status(), cells.now())).age(job);
        TemplateColumns.print(job.spec().path("template"), cells);
        cells.text(Texts.selectorOrNone(job.spec().path("selector")));
    }

    private static String state(KubeObject job) {
        for (String type : EARLY) {
            if (job.is(type)) {
                return type;
            }
        }
        if (job.isTerminating()) {
            return "Terminating";
        }
        return LATE.stream().filter(job::is).findFirst().orElse("Running");
    }

    private static String completions(KubeObject job) {
        int succeeded = job.status().path("succeeded").asInt();
        if (job.spec().hasNonNull("completions")) {
            return succeeded + "/" + job.spec().path("completions").asInt();
        }
        int parallelism = job.spec().path("parallelism").asInt();
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(JsonNode status, Instant now) {
        Instant started = Ages.instant(status.path("startTime"));
        if (started == null) {
            return "";
        }
        Instant completed = Ages.instant(status.path("completionTime"));
        return Ages.human(Duration.between(started, completed == null ? now : completed));
    }
}
