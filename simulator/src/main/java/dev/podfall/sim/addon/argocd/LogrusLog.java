package dev.podfall.sim.addon.argocd;

import dev.podfall.sim.addon.Log;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines as Argo CD's programs write them: {@code time="…" level=info msg="…" application=web}. Mirrors {@code sirupsen/logrus}. */
final class LogrusLog implements Log {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProcessContext process;

    LogrusLog(ProcessContext process) {
        this.process = process;
    }

    @Override
    public void info(String message, String... pairs) {
        line("info", message, pairs);
    }

    /** A line about an Application. */
    void about(Key application, String level, String message, String... pairs) {
        String[] all = new String[pairs.length + 4];
        all[0] = "app-namespace";
        all[1] = application.namespace();
        all[2] = "application";
        all[3] = application.name();
        System.arraycopy(pairs, 0, all, 4, pairs.length);
        line(level, message, all);
    }

    @Override
    public void error(String message, String error, String... pairs) {
        line("error", message + ": " + error, pairs);
    }

    @Override
    public void fatal(String message, String error) {
        line("fatal", message + ": " + error);
    }

    @Override
    public void reconcileFailed(String controller, String kind, Key key, String error) {
        line("error", error, "application", key.name());
    }

    @Override
    public void watchFailed(String type, String error) {
        line("error", "Failed to watch " + type + ": " + error);
    }

    private void line(String level, String message, String... pairs) {
        StringBuilder line = new StringBuilder(
                "time=\"" + TIME.format(process.now()) + "\" level=" + level + " msg=" + value(message));
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(value(pairs[i + 1]));
        }
        process.stderr(line.append('\n').toString());
    }

    private static String value(String text) {
        boolean plain = text.matches("[A-Za-z0-9._/@^+-]+");
        return plain
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
