package dev.podfall.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running server, as its {@code server.json} describes it. Speaks the JSON API with the plain URL connection: it is
 * ready in a fraction of the time other clients of the JDK take.
 */
public final class ServerLink {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 2_000;
    /** A phase of a start, or the grading, on a real cluster may take minutes. */
    private static final int ANSWER_MILLIS = 20 * 60_000;

    static {
        // Else what was sent is sent once more, unasked, when the connection ends without an answer: two drills for one
        // command.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private static final int PROBE_MILLIS = 5_000;

    private final String url;
    private final String token;

    private ServerLink(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The server that the file describes, if it answers. */
    static Optional<ServerLink> find(Path serverFile) {
        return find(serverFile, PROBE_MILLIS);
    }

    /** As above, if it answers within that time. */
    public static Optional<ServerLink> find(Path serverFile, int millis) {
        try {
            JsonNode file = JSON.readTree(Files.readAllBytes(serverFile));
            long pid = file.path("pid").asLong();
            if (!isAlive(pid)) {
                return Optional.empty();
            }
            ServerLink link =
                    new ServerLink(file.path("url").asText(), file.path("token").asText());
            return link.exchange("GET", "/server", null, millis).path("pid").asLong() == pid
                    ? Optional.of(link)
                    : Optional.empty();
        } catch (IOException | CommandFailed | IllegalArgumentException stale) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(long pid) {
        return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    public JsonNode get(String path) {
        return exchange("GET", path, null);
    }

    /** What lies there, byte by byte. */
    public byte[] download(String path) {
        return bytes("GET", path, null, ANSWER_MILLIS);
    }

    /** As {@link #get}, if there is an answer within that time. */
    public JsonNode get(String path, int millis) {
        return exchange("GET", path, null, millis);
    }

    /** As {@link #post}, if there is an answer within that time. */
    public JsonNode post(String path, int millis) {
        return exchange("POST", path, null, millis);
    }

    /** As {@link #delete}, if there is an answer within that time. */
    public JsonNode delete(String path, int millis) {
        return exchange("DELETE", path, null, millis);
    }

    public JsonNode post(String path, JsonNode body) {
        return exchange("POST", path, body);
    }

    public JsonNode delete(String path) {
        return exchange("DELETE", path, null);
    }

    /** Posts, hands every line but the last to {@code progress}, and answers the last. */
    public JsonNode postWithProgress(String path, JsonNode body, Consumer<JsonNode> progress) {
        try {
            HttpURLConnection connection = open("POST", path, body, ANSWER_MILLIS);
            if (connection.getResponseCode() >= 400) {
                throw failure(connection);
            }
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                JsonNode last = null;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isBlank()) {
                        continue;
                    }
                    if (last != null) {
                        progress.accept(last);
                    }
                    last = JSON.readTree(line);
                    if (last.has("phase")) {
                        progress.accept(last);
                        last = null;
                    }
                }
                return checked(last);
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private static JsonNode checked(JsonNode last) {
        if (last == null) {
            throw CommandFailed.environment(
                    "server-lost",
                    "The server ended the conversation before it was done.",
                    "Look at its log with: podfall doctor");
        }
        if (last.has("error")) {
            throw CommandFailed.ofServer(last.path("error"));
        }
        return last;
    }

    private JsonNode exchange(String method, String path, JsonNode body) {
        return exchange(method, path, body, ANSWER_MILLIS);
    }

    private JsonNode exchange(String method, String path, JsonNode body, int millis) {
        byte[] bytes = bytes(method, path, body, millis);
        try {
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private byte[] bytes(String method, String path, JsonNode body, int millis) {
        try {
            HttpURLConnection connection = open(method, path, body, millis);
            if (connection.getResponseCode() >= 400) {
                throw failure(connection);
            }
            try (InputStream answer = connection.getInputStream()) {
                return answer.readAllBytes();
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** What somebody typed, as one part of an address and no more. */
    public static String segment(String word) {
        String encoded = URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "%20" : encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    /**
     * The same, or the latest if nothing was typed. Nothing but blanks is what a script's empty variable leaves: nobody means the latest
     * by it.
     */
    public static String segmentOrLatest(String name) {
        if (name != null && name.isBlank()) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "The name is empty. Nothing was done.",
                    "Name the one that you mean, or leave the name out for the latest.");
        }
        return name == null ? "latest" : segment(name);
    }

    private HttpURLConnection open(String method, String path, JsonNode body, int millis) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/api/v1" + path).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(millis);
        setMethod(connection, method);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json, application/x-ndjson");
        if (method.equals("POST")) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            ObjectNode empty = JSON.createObjectNode();
            connection.getOutputStream().write(JSON.writeValueAsBytes(body == null ? empty : body));
        }
        return connection;
    }

    private static void setMethod(HttpURLConnection connection, String method) {
        try {
            connection.setRequestMethod(method);
        } catch (ProtocolException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static CommandFailed failure(HttpURLConnection connection) throws IOException {
        try (InputStream answer = connection.getErrorStream()) {
            byte[] bytes = answer == null ? new byte[0] : answer.readAllBytes();
            JsonNode error = bytes.length == 0
                    ? JSON.createObjectNode()
                    : JSON.readTree(bytes).path("error");
            if (error.has("message")) {
                return CommandFailed.ofServer(error);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException notOurs) {
            // Falls through: whatever answered there does not speak our API.
        }
        return new CommandFailed(
                "DEFECT",
                "http-" + connection.getResponseCode(),
                "The server answered " + connection.getResponseCode() + " without saying why.",
                "Look at its log: podfall doctor");
    }

    private static CommandFailed lost(IOException cause) {
        return CommandFailed.environment(
                "server-lost",
                "The server does not answer: " + cause.getMessage() + ".",
                "Run the command again; a new server is started and goes on where this one was.");
    }
}
