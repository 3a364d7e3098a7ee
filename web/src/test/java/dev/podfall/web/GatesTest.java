package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
        assertThat(answer.body()).contains("open the link").contains("podfall status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/server", "/api/v1/labs", "/api/v1/attempts", "/api/v1/clusters"})
    void a_program_without_the_token_is_refused_in_json(String path) {
        var answer = new Visitor(server.url()).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"not-signed-in\"");
    }

    @Test
    void a_key_link_becomes_a_cookie_that_scripts_and_other_sites_cannot_use() throws Exception {
        var link = server.link("/labs");
        var answer = raw("GET " + link.getPath() + "?" + link.getQuery(), "Host: 127.0.0.1");
        assertThat(answer).contains("303").containsIgnoringCase("location: /labs\r\n");
        assertThat(answer).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "zzzzzz.abc", "1.", ".", "", "%00"})
    void a_made_up_key_opens_nothing(String key) {
        assertThat(new Visitor(server.url()).get("/labs?key=" + key).statusCode())
                .isIn(400, 401);
    }

    @Test
    void an_old_key_says_so_but_does_not_trouble_whom_the_server_knows() {
        var link = server.link("/labs").toString();
        var known = Visitor.signedInTo(server);
        CLOCK.pass(Duration.ofHours(13));
        var answer = new Visitor(server.url()).get(link);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("This link has expired");
        assertThat(known.get(link).statusCode()).isEqualTo(200);
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
