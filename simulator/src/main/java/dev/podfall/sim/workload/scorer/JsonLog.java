package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.workload.ProcessContext;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Log lines as JSON objects, one a line. */
final class JsonLog {
    private final ProcessContext process;
    private final String version;

    JsonLog(ProcessContext process, String version) {
        this.process = process;
        this.version = version;
    }

    void info(String message) {
        line("INFO", message, Map.of());
    }

    /** To stderr, with the kind of error. */
    void fatal(String errorType, String message) {
        process.stderr(text("FATAL", message, Map.of("error_type", errorType)));
    }

    void line(String level, String message, Map<String, ?> fields) {
        process.stdout(text(level, message, fields));
    }

    private String text(String level, String message, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ts", process.now().truncatedTo(ChronoUnit.MILLIS).toString());
        all.put("level", level);
        all.put("message", message);
        all.put("model_version", version);
        all.putAll(fields);
        return Json.write(all) + "\n";
    }
}
