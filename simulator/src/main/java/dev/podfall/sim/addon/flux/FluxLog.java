package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of JSON, as Flux' controllers write them. Mirrors {@code fluxcd/pkg/runtime/logger}. */
final class FluxLog implements Log {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ProcessContext process;

    FluxLog(ProcessContext process) {
        this.process = process;
    }

    @Override
    public void info(String message, String... pairs) {
        write(line("info", message), pairs);
    }

    @Override
    public void error(String message, String error, String... pairs) {
        ObjectNode line = line("error", message);
        write(line.put("error", error), pairs);
    }

    /** A line about an object. @param error null for one that is none */
    void about(ResourceType type, Key key, String message, String error, String... pairs) {
        ObjectNode line = line(error == null ? "info" : "error", message);
        line.put("controller", type.kind().toLowerCase(Locale.ROOT))
                .put("controllerGroup", type.group())
                .put("controllerKind", type.kind());
        line.putObject(type.kind()).put("name", key.name()).put("namespace", key.namespace());
        line.put("namespace", key.namespace()).put("name", key.name());
        if (error != null) {
            line.put("error", error);
        }
        write(line, pairs);
    }

    @Override
    public void reconcileFailed(String controller, String kind, Key key, String error) {
        error("Reconciler error", error, "controller", controller, "controllerKind", kind, "object", key.toString());
    }

    @Override
    public void watchFailed(String type, String error) {
        error("Failed to watch", error, "logger", "UnhandledError", "type", type);
    }

    private ObjectNode line(String level, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("level", level)
                .put("ts", TIME.format(process.now()))
                .put("msg", message);
    }

    private void write(ObjectNode line, String... pairs) {
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.put(pairs[i], pairs[i + 1]);
        }
        process.stderr(line + "\n");
    }
}
