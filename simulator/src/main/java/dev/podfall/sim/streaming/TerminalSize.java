package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A window's size as clients tell it: {@code {"Width":80,"Height":24}}. */
record TerminalSize(int columns, int rows) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 10_000;

    /** The last size in the bytes; empty when they hold none. */
    static Optional<TerminalSize> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        int start = text.lastIndexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            JsonNode size = JSON.readTree(text.substring(start));
            int columns = size.path("Width").asInt();
            int rows = size.path("Height").asInt();
            boolean sane = columns > 0 && rows > 0 && columns <= LARGEST && rows <= LARGEST;
            return sane ? Optional.of(new TerminalSize(columns, rows)) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
