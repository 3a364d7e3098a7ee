package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets no shell on this machine, and is told why. */
@Timeout(180)
class TerminalGateTest {
    @TempDir
    static Path home;

    private static final HandClock CLOCK = new HandClock();
    private static LabTerminals terminals;

    @BeforeAll
    static void start() throws IOException {
        terminals = new LabTerminals(home, CLOCK);
    }

    @AfterAll
    static void stop() {
        terminals.close();
    }

    @BeforeEach
    void signIn() {
        terminals.signIn();
    }

    private void assertRefused(String answer, int status, String why) {
        assertThat(RawClient.status(answer)).as(answer).isEqualTo(status);
        assertThat(answer).contains(why);
    }

    @Test
    void a_stranger_gets_neither_ticket_nor_connection() throws Exception {
        var stranger = new Visitor(terminals.server().url());
        assertThat(stranger.save(terminals.path()).statusCode()).isEqualTo(401);
        assertThat(stranger.get(terminals.path()).statusCode()).isEqualTo(401);
        var terminal = terminals.open();
        assertRefused(
                terminals.handshake(terminal.path("socket").asText(), Map.of("Cookie", "")), 401, "not signed in");
        terminals.close(terminal);
    }

    @Test
    void the_command_lines_token_opens_no_terminal_in_a_page() throws Exception {
        var terminal = terminals.open();
        var answer = terminals.handshake(
                terminal.path("socket").asText(),
                Map.of(
                        "Cookie",
                        "",
                        "Authorization",
                        "Bearer " + ApiClient.of(home).token()));
        assertRefused(answer, 403, "a shell of the person who runs this server");
        terminals.close(terminal);
    }

    @Test
    void a_form_without_the_pages_token_gets_no_ticket() {
        terminals.visitor().forgetToken();
        assertThat(terminals.visitor().save(terminals.path()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_and_one_that_does_not_say_which_get_no_connection() throws Exception {
        var terminal = terminals.open();
        var socket = terminal.path("socket").asText();
        assertRefused(
                terminals.handshake(socket, Map.of("Origin", "http://evil.example")),
                403,
                "only connected to pages of this server");
        assertRefused(
                terminals.handshake(socket, Map.of("Origin", "null")), 403, "only connected to pages of this server");
        assertRefused(terminals.handshake(socket, Map.of("Origin", "")), 403, "only connected to pages of this server");
        assertRefused(
                terminals.handshake(socket, Map.of("Origin", "http://localhost:1")),
                403,
                "only connected to pages of this server");
        assertRefused(terminals.handshake(socket, Map.of("Host", "evil.example")), 421, "its own address only");
        assertThat(terminals.page(socket).isOpen())
                .as("what was refused before used up nothing")
                .isTrue();
        terminals.close(terminal);
    }

    @Test
    void a_ticket_is_good_once() throws Exception {
        var terminal = terminals.open();
        var socket = terminal.path("socket").asText();
        terminals.page(socket).awaitTold("attached");
        assertRefused(terminals.handshake(socket, Map.of()), 403, "once, within 30 seconds");
        assertThatThrownBy(() -> terminals.page(socket)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        terminals.close(terminal);
    }

    @Test
    void a_ticket_is_good_for_half_a_minute() throws Exception {
        var terminal = terminals.open();
        CLOCK.pass(Duration.ofSeconds(31));
        assertRefused(terminals.handshake(terminal.path("socket").asText(), Map.of()), 403, "once, within 30 seconds");
        terminals.close(terminal);
    }

    @Test
    void a_ticket_is_good_for_the_browser_that_asked_for_it() throws Exception {
        var terminal = terminals.open();
        var other = Visitor.signedInTo(terminals.server());
        assertRefused(
                terminals.handshake(
                        terminal.path("socket").asText(),
                        Map.of("Cookie", other.cookies(terminals.server().url()))),
                403,
                "once, within 30 seconds");
        terminals.close(terminal);
    }

    @Test
    void a_ticket_that_nobody_gave_is_none() {
        for (var guess : new String[] {"x", "", "../../labs", "%00", "x".repeat(1000)}) {
            assertThat(RawClient.status(terminals.handshake("/sockets/terminal/" + guess, Map.of())))
                    .as(guess)
                    .isIn(400, 403, 404);
        }
    }

    @Test
    void a_terminal_of_one_attempt_is_none_of_another() throws Exception {
        var terminal = terminals.open();
        var other = terminals.start("config-error");
        var answer = terminals
                .visitor()
                .save("/terminals/attempts/" + other + "/" + terminal.path("id").asText() + "/ticket");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(terminals.visitor().save("/terminals/attempts/none-1").statusCode())
                .isEqualTo(404);
        assertThat(terminals
                        .visitor()
                        .save("/terminals/clusters/" + terminals.attempt())
                        .statusCode())
                .isEqualTo(404);
        terminals.close(terminal);
        ApiClient.of(home).send("POST", "/attempts/" + other + "/stop", "{}");
    }

    @Test
    void a_server_that_other_machines_may_reach_offers_none_and_says_why(@TempDir Path elsewhere) throws Exception {
        var options = new ServerOptions(elsewhere, "0.0.0.0", 0, false, false);
        try (var reachable = PodfallServer.start(options)) {
            var base = URI.create("http://127.0.0.1:" + reachable.url().getPort());
            var guest = new Visitor(base);
            guest.get(base + "/labs?" + reachable.link("/labs").getQuery());
            var lines = ApiClient.of(elsewhere).lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\"}");
            var id = lines.get(lines.size() - 1).at("/attempt/attempt").asText();
            assertThat(guest.get("/attempts/" + id).body())
                    .contains("No terminal here", "This server listens on 0.0.0.0", "podfall shell")
                    .doesNotContain("data-terminal=");
            var answer = guest.save("/terminals/attempts/" + id);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("other machines may reach it");
        }
    }
}
