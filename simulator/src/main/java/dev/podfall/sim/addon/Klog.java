package dev.podfall.sim.addon;

import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines as {@code k8s.io/klog/v2} writes them, with structured values: {@code E1130 14:00:00.000000       1 file.go:1] "msg"}. */
public final class Klog implements Log {
    private static final String SOURCE = "controller.go:167";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProcessContext process;
    private final String logger;

    /** @param logger which part of the program its lines name */
    public Klog(ProcessContext process, String logger) {
        this.process = process;
        this.logger = logger;
    }

    @Override
    public void info(String message, String... pairs) {
        line('I', SOURCE, quoted(message) + values("logger", logger) + values(pairs));
    }

    @Override
    public void error(String message, String error, String... pairs) {
        line('E', SOURCE, quoted(message) + values("err", error, "logger", logger) + values(pairs));
    }

    @Override
    public void fatal(String message, String error) {
        line('E', "main.go:41", quoted(message) + values("err", error, "logger", logger));
    }

    @Override
    public void reconcileFailed(String controller, String kind, Key key, String error) {
        error("re-queuing item due to error processing", error, "key", key.toString());
    }

    @Override
    public void watchFailed(String type, String error) {
        line(
                'E',
                "reflector.go:205",
                "\"Failed to watch\" err=" + quoted(error)
                        + " logger=\"UnhandledError\" reflector=\"k8s.io/client-go/informers/factory.go:160\" type="
                        + quoted(type));
    }

    private void line(char level, String where, String text) {
        process.stderr(level + TIME.format(process.now()) + "       1 " + where + "] " + text + "\n");
    }

    static String values(String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            text.append(' ').append(pairs[i]).append('=').append(quoted(pairs[i + 1]));
        }
        return text.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
