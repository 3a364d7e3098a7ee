package dev.podfall.sim.addon.sealedsecrets;

import dev.podfall.sim.addon.Log;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.util.Arrays;

/** Lines as Go's {@code log/slog} writes them in its text form: {@code time=… level=INFO msg=… key=value}. */
final class SlogLog implements Log {
    private final ProcessContext process;

    SlogLog(ProcessContext process) {
        this.process = process;
    }

    @Override
    public void info(String message, String... pairs) {
        line("INFO", message, pairs);
    }

    @Override
    public void error(String message, String error, String... pairs) {
        String[] all = Arrays.copyOf(pairs, pairs.length + 2);
        all[pairs.length] = "error";
        all[pairs.length + 1] = error;
        line("ERROR", message, all);
    }

    @Override
    public void reconcileFailed(String controller, String kind, Key key, String error) {
        error("Error updating, will retry", error, "key", key.toString());
    }

    @Override
    public void watchFailed(String type, String error) {
        error("Failed to watch", error, "type", type);
    }

    private void line(String level, String message, String... pairs) {
        StringBuilder line = new StringBuilder("time=" + process.now() + " level=" + level + " msg=" + quoted(message));
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(quoted(pairs[i + 1]));
        }
        process.stderr(line + "\n");
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[^\\s\"=]+");
        return plain
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
