package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server with a lab that runs, somebody who is signed in, and the lab's terminals as its page would ask for them. */
final class LabTerminals implements AutoCloseable {
    private final Path home;
    private final PodfallServer server;
    private final String attempt;
    private Visitor visitor;

    LabTerminals(Path home, InstantSource clock) throws IOException {
        this.home = home;
        this.server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        this.attempt = start("image-backoff");
    }

    PodfallServer server() {
        return server;
    }

    String attempt() {
        return attempt;
    }

    Visitor visitor() {
        return visitor;
    }

    void signIn() {
        visitor = Visitor.signedInTo(server);
        visitor.get("/attempts/" + attempt);
    }

    /** Starts one more lab. */
    String start(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\",\"mode\":\"practice\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    /** Where a script asks about them. */
    String path() {
        return "/terminals/attempts/" + attempt;
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /** A terminal, and the ticket for it. */
    JsonNode open() throws IOException {
        return json(visitor.save(path(), "columns", "90", "rows", "20"));
    }

    /** One more ticket for it. */
    JsonNode ticket(JsonNode terminal) throws IOException {
        return json(visitor.save(path() + "/" + terminal.path("id").asText() + "/ticket"));
    }

    void close(JsonNode terminal) {
        visitor.save(path() + "/" + terminal.path("id").asText() + "/close");
    }

    TerminalPage page(String socket) {
        return new TerminalPage(server.url(), socket, visitor.cookies(server.url()));
    }

    /** The answer to a handshake, byte by byte. */
    String handshake(String socket, Map<String, String> changes) {
        var headers = new LinkedHashMap<>(Map.of(
                "Connection", "Upgrade",
                "Upgrade", "websocket",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
                "Origin", "http://" + server.url().getAuthority(),
                "Cookie", visitor.cookies(server.url())));
        headers.putAll(changes);
        headers.values().removeIf(String::isEmpty);
        return new RawClient(server.url()).send("GET", socket, headers, new byte[0]);
    }

    @Override
    public void close() {
        server.close();
    }
}
