package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.math.BigDecimal;
import java.time.Instant;

/** Lines as {@code go.uber.org/zap} writes them for controller-runtime: one JSON object each. */
final class ZapLog implements Log {
    private final ProcessContext process;

    ZapLog(ProcessContext process) {
        this.process = process;
    }

    @Override
    public void info(String message, String... pairs) {
        line("info", message, "", pairs);
    }

    @Override
    public void error(String message, String error, String... pairs) {
        line("error", message, error, pairs);
    }

    @Override
    public void reconcileFailed(String controller, String kind, Key key, String error) {
        line(
                "error",
                "Reconciler error",
                error,
                "controller",
                controller,
                "controllerGroup",
                Types.GROUP,
                "controllerKind",
                kind,
                "namespace",
                key.namespace(),
                "name",
                key.name());
    }

    @Override
    public void watchFailed(String type, String error) {
        line("error", "Failed to watch", error, "logger", "controller-runtime.cache.UnhandledError", "type", type);
    }

    private void line(String level, String message, String error, String... pairs) {
        Instant now = process.now();
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("level", level);
        line.put("ts", new BigDecimal(now.getEpochSecond() + "." + String.format("%09d", now.getNano())));
        line.put("msg", message);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.put(pairs[i], pairs[i + 1]);
        }
        if (!error.isEmpty()) {
            line.put("error", error);
        }
        process.stderr(line + "\n");
    }
}
