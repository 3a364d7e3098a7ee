package dev.podfall.sim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads a journal back: what was true when the last whole line was written. */
public final class JournalReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, NavigableMap<String, ObjectNode>> objects = new HashMap<>();
    private final NavigableMap<String, ObjectNode> disk = new TreeMap<>();
    private long revision;
    private Instant time;

    private JournalReader() {}

    /**
     * The state a journal leads to; nothing when there is no file.
     *
     * @throws IllegalStateException when a line in the middle is damaged
     */
    public static Snapshot read(Path file) {
        JournalReader reader = new JournalReader();
        if (Files.exists(file)) {
            reader.readLines(file);
        }
        return new Snapshot(reader.revision, reader.objects, reader.disk, reader.time);
    }

    private void readLines(Path file) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        try (BufferedReader lines =
                new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), decoder))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!readLine(line)) {
                    if (lines.readLine() == null) {
                        return;
                    }
                    throw new IllegalStateException("The cluster's journal " + file + " is damaged in line " + number
                            + ". Restore it from a backup, or delete it and start the cluster anew.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The cluster's journal " + file + " cannot be read.", e);
        }
    }

    /** @return whether the line is whole */
    private boolean readLine(String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException torn) {
            return false;
        }
        if (line == null || !line.isObject()) {
            return false;
        }
        String when = line.path("t").asText();
        if (!when.isEmpty()) {
            time = Instant.parse(when);
        }
        revision = Math.max(revision, line.path("r").asLong());
        if (line.has("d")) {
            put(disk, line.path("d").asText(), line.get("o"));
        } else if (line.has("k")) {
            put(
                    objects.computeIfAbsent(line.path("k").asText(), t -> new TreeMap<>()),
                    line.path("n").asText(),
                    line.get("o"));
        }
        return true;
    }

    private static void put(NavigableMap<String, ObjectNode> map, String key, JsonNode value) {
        if (value instanceof ObjectNode object) {
            map.put(key, object);
        } else {
            map.remove(key);
        }
    }
}
