package dev.podfall.sim.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of an audit trail as JSON lines, so that they outlive the process. Reads are not kept: they are many and weigh
 * little. A disk that takes no more costs the trail, never the request.
 */
public final class AuditFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private boolean torn;

    /** @param path created with the first event; null keeps nothing */
    public AuditFile(Path path) {
        this.path = path;
    }

    static AuditFile none() {
        return new AuditFile(null);
    }

    void append(AuditEvent event) {
        if (path == null || !event.changes()) {
            return;
        }
        byte[] line = ((torn ? "\n" : "") + json(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            torn = false;
        } catch (IOException lost) {
            // The trail is kept in memory all the same.
        }
    }

    List<AuditEvent> read() {
        List<AuditEvent> events = new ArrayList<>();
        if (path == null || !Files.exists(path)) {
            return events;
        }
        try (var lines = Files.lines(path)) {
            lines.forEach(line -> {
                try {
                    events.add(event(JSON.readTree(line)));
                } catch (IOException | RuntimeException unfinished) {
                    torn = true; // By a kill, so it is the last one.
                }
            });
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return events;
        }
        return events;
    }

    private static ObjectNode json(AuditEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sequence", event.sequence()).put("at", event.at().toString());
        json.put("user", event.user()).put("userAgent", event.userAgent()).put("verb", event.verb());
        json.put("group", event.group()).put("resource", event.resource());
        json.put("subresource", event.subresource()).put("namespace", event.namespace());
        json.put("name", event.name()).put("dryRun", event.dryRun());
        json.put("code", event.code()).put("reason", event.reason());
        return json.put("received", event.received().toString());
    }

    private static AuditEvent event(JsonNode json) {
        return new AuditEvent(
                json.path("sequence").asLong(),
                Instant.parse(json.path("at").asText()),
                json.path("user").asText(),
                json.path("userAgent").asText(),
                json.path("verb").asText(),
                json.path("group").asText(),
                json.path("resource").asText(),
                json.path("subresource").asText(),
                json.path("namespace").asText(),
                json.path("name").asText(),
                json.path("dryRun").asBoolean(),
                json.path("code").asInt(),
                json.path("reason").asText(),
                Instant.parse(
                        json.path(json.has("received") ? "received" : "at").asText()));
    }
}
