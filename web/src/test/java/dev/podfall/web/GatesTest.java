package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what nobody gets. */
class GatesTest {
    @TempDir
    static Path home;

    static final HandClock CLOCK = new HandClock();
    static PodfallServer server;

    @BeforeAll
    static void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/labs", "/quizzes", "/history", "/attempts/x", "/sittings/x/result", "/nowhere"})
    void a_stranger_is_told_how_to_sign_in(String page) {
        var answer = new Visitor(server.url()).get(page);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Please sign in").contains("podfall open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/server", "/api/v1/labs", "/api/v1/attempts", "/api/v1/clusters"})
    void a_program_without_the_token_is_refused_in_json(String path) {
        var answer = new Visitor(server.url()).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"not-signed-in\"");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,421",
        "127.0.0.1.evil.example:80,421",
        "localhost:1234,401",
        "[::1]:99,401",
        "127.0.0.1,401"
    })
    void only_requests_that_name_this_machine_are_answered(String host, int status) throws Exception {
        assertThat(raw("GET /labs", "Host: " + host)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void a_form_without_the_sessions_token_changes_nothing() {
        var visitor = Visitor.signedInTo(server);
        visitor.forgetToken();
        var answer = visitor.post("/quizzes/deployment-debugging/start");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("nothing was changed");
    }

    @Test
    void another_sites_form_changes_nothing_even_with_the_cookie() {
        var visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/deployment-debugging");
        var answer = visitor.send(HttpRequest.newBuilder(server.url().resolve("/quizzes/deployment-debugging/start"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("_token=x"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_session_cannot_use_the_api_to_change_without_the_token() {
        var visitor = Visitor.signedInTo(server);
        var answer = visitor.send(HttpRequest.newBuilder(server.url().resolve("/api/v1/attempts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"lab\":\"empty-endpoints\"}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("owners-alone");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/v1/server",
        "DELETE,/api/v1/clusters/demo",
        "POST,/api/v1/clusters",
        "POST,/api/v1/links",
        "GET,/api/v1/attempts",
        "DELETE,//api/v1/server",
        "DELETE,/%61pi/v1/server",
        "DELETE,/labs/../api/v1/server",
        "DELETE,/API/v1/server"
    })
    void a_signed_in_browser_neither_stops_nor_steers_the_server_even_with_its_token(String method, String path)
            throws Exception {
        var cookie = cookie();
        var token = token(cookie);
        var answer = raw(
                method + " " + path,
                "Host: 127.0.0.1\r\nContent-Length: 0\r\nX-Podfall-Token: " + token + "\r\nCookie: " + cookie);
        assertThat(status(answer)).isIn(403, 404, 405);
        assertThat(Visitor.signedInTo(server).get("/labs").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer x", "Authorization: Bearer ", "Authorization: Basic eDp4", "X-A: b"})
    void another_user_of_this_machine_without_the_servers_file_stops_nothing(String header) throws Exception {
        assertThat(status(raw("DELETE /api/v1/server", "Host: 127.0.0.1\r\n" + header)))
                .isEqualTo(401);
    }

    @Test
    void every_page_forbids_foreign_scripts_and_framing() {
        var answer = Visitor.signedInTo(server).get("/labs");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .doesNotContain("<script>")
                .doesNotContain(" style=")
                .doesNotContain("onclick");
        assertThat(answer.body()).doesNotContainPattern("(src|href)=\"https?://");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,404",
        "/labs/no-such-lab,404",
        "/quizzes/none,404",
        "/sittings/none,404",
        "/assets/1/x.css,404"
    })
    void what_is_not_there_gets_a_page_with_a_next_step(String path, int status) {
        var answer = Visitor.signedInTo(server).get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    /** The cookie of a browser that has just been signed in, as it sends it. */
    private static String cookie() throws IOException {
        var link = server.link("/labs");
        return raw("GET " + link.getPath() + "?" + link.getQuery(), "Host: 127.0.0.1")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie: podfall-session"))
                .map(line -> line.substring("set-cookie: ".length()).replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String token(String cookie) throws IOException {
        return raw("GET /labs", "Host: 127.0.0.1\r\nCookie: " + cookie)
                .replaceFirst("(?s).*name=\"_token\" value=\"", "")
                .replaceFirst("(?s)\".*", "");
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Answers a request that no well-behaved client would send. */
    private static String raw(String request, String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.url().getPort())) {
            var text = request + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
