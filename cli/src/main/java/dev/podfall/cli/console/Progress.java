package dev.podfall.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/**
 * Says on stderr what is going on. On a terminal it is one line, rewritten in place with the seconds that have passed and
 * wiped at the end; elsewhere each step is a line of its own. Nothing blocks on it.
 */
public final class Progress implements AutoCloseable {
    private static final String WIPE = "\r\u001b[K";
    private static final long BEAT_MILLIS = 1_000;

    private final PrintStream err;
    private final boolean inPlace;
    private final long beatMillis;
    private String text = "";
    private boolean shown;
    private boolean closed;
    private int seconds;
    private Thread beat;

    Progress(PrintStream err, boolean inPlace) {
        this(err, inPlace, BEAT_MILLIS);
    }

    /** @param beatMillis how long a quick step may take unseen */
    Progress(PrintStream err, boolean inPlace, long beatMillis) {
        this.err = err;
        this.inPlace = inPlace;
        this.beatMillis = beatMillis;
    }

    /** Shows a step that has begun. */
    public synchronized void step(String newText) {
        begin(newText);
        show();
    }

    /** A step that is mostly over at once: shown only if it takes more than a second. */
    public synchronized void quickStep(String newText) {
        begin(newText);
    }

    /** Shows one of the server's progress lines: {@code phase}, {@code text}, {@code state}. */
    public void event(JsonNode event) {
        if (!"done".equals(event.path("state").asText())) {
            step(event.path("text").asText(event.path("phase").asText()));
        }
    }

    private void begin(String newText) {
        text = newText;
        seconds = 0;
        shown = false;
        if (beat == null) {
            beat = new Thread(this::tick, "progress");
            beat.setDaemon(true);
            beat.start();
        }
    }

    private synchronized void tick() {
        try {
            while (!closed) {
                wait(beatMillis);
                seconds++;
                if (!closed && (inPlace || !shown)) {
                    show();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        if (inPlace) {
            err.print(WIPE + "… " + text + (seconds > 1 ? " (" + seconds + " s)" : ""));
            err.flush();
        } else {
            err.println(text);
        }
        shown = true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (inPlace && (shown || seconds > 0)) {
            err.print(WIPE);
            err.flush();
        }
    }
}
