package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.files.UserHome;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a shell on this machine, and who is told why not. */
@Timeout(180)
class TerminalGateTest {
    @TempDir
    static Path home;

    private static final HandClock CLOCK = new HandClock();
    private static PodfallServer server;
    private static String attempt;

    private Visitor visitor;

    @BeforeAll
    static void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(CLOCK));
        attempt = started("image-backoff");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedInTo(server);
        visitor.get("/attempts/" + attempt);
    }

    private static String started(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\",\"mode\":\"practice\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    private static String path() {
        return "/terminals/attempts/" + attempt;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /** A terminal, and the ticket for it. */
    private JsonNode opened() throws IOException {
        return json(visitor.save(path(), "columns", "90", "rows", "20"));
    }

    private void close(JsonNode terminal) {
        visitor.save(path() + "/" + terminal.path("id").asText() + "/close");
    }

    /** The answer to a handshake, byte by byte. */
    private String handshake(String ticket, Map<String, String> changes) {
        var headers = new LinkedHashMap<>(Map.of(
                "Connection", "Upgrade",
                "Upgrade", "websocket",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
                "Origin", "http://" + server.url().getAuthority(),
                "Cookie", visitor.cookies(server.url())));
        headers.putAll(changes);
        headers.values().removeIf(String::isEmpty);
        return new RawClient(server.url()).send("GET", ticket, headers, new byte[0]);
    }

    private void assertRefused(String answer, int status, String why) {
        assertThat(RawClient.status(answer)).as(answer).isEqualTo(status);
        assertThat(answer).contains(why);
    }

    /** A connection that a page would have. */
    private final class Page implements WebSocket.Listener {
        private final StringBuilder shown = new StringBuilder();
        private final StringBuilder told = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final WebSocket socket;

        Page(String address) {
            var target = URI.create("ws://" + server.url().getAuthority() + address);
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", visitor.cookies(server.url()))
                    .header("Origin", server.url().toString())
                    .buildAsync(target, this)
                    .join();
        }

        @Override
        public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            shown.append(StandardCharsets.UTF_8.decode(data));
            notifyAll();
            from.request(1);
            return null;
        }

        @Override
        public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            told.append(data);
            notifyAll();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        void type(String text) {
            socket.sendText("i" + text, true).join();
        }

        synchronized void awaitShown(String text) throws InterruptedException {
            while (shown.indexOf(text) < 0) {
                wait();
            }
        }

        synchronized void awaitTold(String text) throws InterruptedException {
            while (told.indexOf(text) < 0) {
                wait();
            }
        }
    }

    @Test
    void a_page_with_cookie_and_ticket_gets_a_shell_with_the_attempts_kubeconfig() throws Exception {
        var terminal = opened();
        var page = new Page(terminal.path("socket").asText());
        page.awaitTold("\"attached\"");
        page.type("echo \"config=$KUBECONFIG attempt=$PODFALL_ATTEMPT in $PWD\"; env | grep -c ^PODFALL_\n");
        page.awaitShown("config=" + home.resolve("attempts").resolve(attempt).resolve("kubeconfig"));
        page.awaitShown("attempt=" + attempt + " in " + UserHome.get());
        page.type("exit 3\n");
        page.awaitTold("\"code\":3");
        assertThat(page.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void a_stranger_gets_neither_ticket_nor_connection() throws Exception {
        var stranger = new Visitor(server.url());
        assertThat(stranger.save(path()).statusCode()).isEqualTo(401);
        assertThat(stranger.get(path()).statusCode()).isEqualTo(401);
        var terminal = opened();
        assertRefused(handshake(terminal.path("socket").asText(), Map.of("Cookie", "")), 401, "not signed in");
        close(terminal);
    }

    @Test
    void the_command_lines_token_opens_no_terminal_in_a_page() throws Exception {
        var terminal = opened();
        var answer = handshake(
                terminal.path("socket").asText(),
                Map.of(
                        "Cookie",
                        "",
                        "Authorization",
                        "Bearer " + ApiClient.of(home).token()));
        assertRefused(answer, 403, "a shell of the person who runs this server");
        close(terminal);
    }

    @Test
    void a_form_without_the_pages_token_gets_no_ticket() {
        visitor.forgetToken();
        assertThat(visitor.save(path()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_and_one_that_does_not_say_which_get_no_connection() throws Exception {
        var terminal = opened();
        var socket = terminal.path("socket").asText();
        assertRefused(
                handshake(socket, Map.of("Origin", "http://evil.example")),
                403,
                "only connected to pages of this server");
        assertRefused(handshake(socket, Map.of("Origin", "null")), 403, "only connected to pages of this server");
        assertRefused(handshake(socket, Map.of("Origin", "")), 403, "only connected to pages of this server");
        assertRefused(
                handshake(socket, Map.of("Origin", "http://localhost:1")),
                403,
                "only connected to pages of this server");
        assertRefused(handshake(socket, Map.of("Host", "evil.example")), 421, "its own address only");
        assertThat(new Page(socket).socket.isOutputClosed())
                .as("what was refused before used up nothing")
                .isFalse();
        close(terminal);
    }

    @Test
    void a_ticket_is_good_once() throws Exception {
        var terminal = opened();
        var socket = terminal.path("socket").asText();
        new Page(socket).awaitTold("attached");
        assertRefused(handshake(socket, Map.of()), 403, "once, within 30 seconds");
        assertThatThrownBy(() -> new Page(socket)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        close(terminal);
    }

    @Test
    void a_ticket_is_good_for_half_a_minute() throws Exception {
        var terminal = opened();
        CLOCK.pass(Duration.ofSeconds(31));
        assertRefused(handshake(terminal.path("socket").asText(), Map.of()), 403, "once, within 30 seconds");
        close(terminal);
    }

    @Test
    void a_ticket_is_good_for_the_browser_that_asked_for_it() throws Exception {
        var terminal = opened();
        var other = Visitor.signedInTo(server);
        assertRefused(
                handshake(terminal.path("socket").asText(), Map.of("Cookie", other.cookies(server.url()))),
                403,
                "once, within 30 seconds");
        close(terminal);
    }

    @Test
    void a_ticket_that_nobody_gave_is_none() {
        for (var guess : new String[] {"x", "", "../../labs", "%00", "x".repeat(1000)}) {
            assertThat(RawClient.status(handshake("/sockets/terminal/" + guess, Map.of())))
                    .as(guess)
                    .isIn(400, 403, 404);
        }
    }

    @Test
    void there_are_at_most_four_and_each_is_numbered() throws Exception {
        var all = new JsonNode[] {opened(), opened(), opened(), opened()};
        var fifth = visitor.save(path());
        assertThat(fifth.statusCode()).isEqualTo(409);
        assertThat(fifth.body()).contains("There are 4 terminals open here");
        assertThat(json(visitor.get(path())).findValuesAsText("number")).containsExactly("1", "2", "3", "4");
        close(all[1]);
        assertThat(opened().path("number").asInt()).isEqualTo(2);
        for (var terminal : json(visitor.get(path())).path("terminals")) {
            close(terminal);
        }
        assertThat(json(visitor.get(path())).path("terminals")).isEmpty();
    }

    @Test
    void a_terminal_of_one_attempt_is_none_of_another() throws Exception {
        var terminal = opened();
        var other = started("config-error");
        var answer = visitor.save(
                "/terminals/attempts/" + other + "/" + terminal.path("id").asText() + "/ticket");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(visitor.save("/terminals/attempts/none-1").statusCode()).isEqualTo(404);
        assertThat(visitor.save("/terminals/clusters/" + attempt).statusCode()).isEqualTo(404);
        close(terminal);
        ApiClient.of(home).send("POST", "/attempts/" + other + "/stop", "{}");
    }

    @Test
    void it_ends_with_the_attempt_and_there_is_none_afterwards() throws Exception {
        var over = started("killed-on-load");
        var path = "/terminals/attempts/" + over;
        var terminal = json(visitor.save(path));
        var page = new Page(terminal.path("socket").asText());
        page.awaitTold("attached");
        var ticket = json(visitor.save(path + "/" + terminal.path("id").asText() + "/ticket"));
        ApiClient.of(home).post("/attempts/" + over + "/submit", "{}");
        page.awaitTold("\"ended\"");
        assertRefused(handshake(ticket.path("socket").asText(), Map.of()), 410, "This terminal has ended");
        var answer = visitor.save(path);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("does not run any more");
    }

    @Test
    void who_signs_out_leaves_no_connection_behind_and_finds_the_shell_again() throws Exception {
        var terminal = opened();
        var page = new Page(terminal.path("socket").asText());
        page.awaitTold("attached");
        page.type("kept=$((6*7)); echo re''ady\n");
        page.awaitShown("ready");
        visitor.post("/sign-out");
        page.closed.get(60, TimeUnit.SECONDS);
        assertThat(visitor.save(path()).statusCode()).isEqualTo(401);

        signIn();
        var ticket = json(visitor.save(path() + "/" + terminal.path("id").asText() + "/ticket"));
        var back = new Page(ticket.path("socket").asText());
        back.awaitTold("attached");
        back.type("echo kept=$kept\n");
        back.awaitShown("kept=42");
        close(terminal);
    }

    @Test
    void shells_end_with_the_server(@TempDir Path elsewhere) throws Exception {
        ProcessHandle shell;
        try (var brief = PodfallServer.start(ServerOptions.in(elsewhere).onPort(0))) {
            var guest = Visitor.signedInTo(brief);
            var lines = ApiClient.of(elsewhere).lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\"}");
            guest.get("/labs/image-backoff");
            var before =
                    ProcessHandle.current().children().map(ProcessHandle::pid).toList();
            json(guest.save("/terminals/attempts/"
                    + lines.get(lines.size() - 1).at("/attempt/attempt").asText()));
            shell = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child.pid()))
                    .findFirst()
                    .orElseThrow();
            assertThat(shell.isAlive()).isTrue();
        }
        shell.onExit().get(60, TimeUnit.SECONDS);
        assertThat(shell.isAlive()).isFalse();
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
