package dev.podfall.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a server has written to its log since it was started: the reason why it did not get ready. */
final class LogTail {
    private static final int LINES = 12;
    private static final long FULL = 64 << 10;

    private final Path log;
    private final long start;

    private LogTail(Path log, long start) {
        this.log = log;
        this.start = start;
    }

    /** From what is there now. */
    static LogTail from(Path log) {
        return new LogTail(log, log.toFile().length());
    }

    /** The server's own last words; else what the machine and the log tell. */
    CommandFailed whyItEnded(int exit) {
        List<String> lines = lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            JsonNode words = tree(lines.get(i));
            if (words.path("error").has("message")) {
                return CommandFailed.ofServer(words.path("error"));
            }
        }
        if (log.getParent().toFile().getUsableSpace() < FULL) {
            return CommandFailed.environment(
                    "disk-full",
                    "The disk that holds " + log.getParent() + " is full: the server could not start.",
                    "Make room on it, then run the command again. What was saved before is kept.");
        }
        String said = lines.isEmpty()
                ? "It said nothing."
                : "It said last:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return CommandFailed.environment(
                "server-died",
                "The server ended with " + exit + " before it was ready. " + said,
                "The whole log: " + log + "\nWhat may be missing: podfall doctor");
    }

    private static JsonNode tree(String line) {
        try {
            return line.startsWith("{") ? new ObjectMapper().readTree(line) : new ObjectMapper().createObjectNode();
        } catch (JsonProcessingException notOurs) {
            return new ObjectMapper().createObjectNode();
        }
    }

    private List<String> lines() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(start, all.length);
            return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
