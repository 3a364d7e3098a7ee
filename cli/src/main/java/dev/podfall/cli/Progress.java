package dev.podfall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** A line that says what is going on. On a terminal it is rewritten in place and wiped at the end. */
final class Progress implements AutoCloseable {
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean inPlace;
    private boolean dirty;

    Progress(PrintStream err, boolean inPlace) {
        this.err = err;
        this.inPlace = inPlace;
    }

    /** Shows a step that has begun. */
    void step(String text) {
        if (inPlace) {
            err.print(WIPE + "… " + text);
            err.flush();
            dirty = true;
        } else {
            err.println(text);
        }
    }

    /** Shows one of the server's progress lines: {@code phase}, {@code text}, {@code state}. */
    void event(JsonNode event) {
        if (!"done".equals(event.path("state").asText())) {
            step(event.path("text").asText(event.path("phase").asText()));
        }
    }

    @Override
    public void close() {
        if (dirty) {
            err.print(WIPE);
            err.flush();
            dirty = false;
        }
    }
}
