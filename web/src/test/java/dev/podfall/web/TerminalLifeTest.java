package dev.podfall.web;

import static dev.podfall.web.LabTerminals.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.files.UserHome;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a page has of a terminal, from its first words to its end. */
@Timeout(180)
class TerminalLifeTest {
    /** One to the same terminal after the other. */
    private static final int CONNECTIONS = 40;
    /** In bytes: the server goes no further ahead of a page. */
    private static final int FAR_BEHIND = 128 * 1024;

    @TempDir
    static Path home;

    private static LabTerminals terminals;

    @BeforeAll
    static void start() throws IOException {
        terminals = new LabTerminals(home, new HandClock());
    }

    @AfterAll
    static void stop() {
        terminals.close();
    }

    @BeforeEach
    void signIn() {
        terminals.signIn();
    }

    /** It comes while the server is still changing the connection from requests to messages. */
    @Test
    void what_is_typed_at_once_after_the_handshake_is_not_lost() throws Exception {
        var terminal = terminals.open();
        for (var line = 1; line <= CONNECTIONS; line++) {
            var page = terminals.page(terminals.ticket(terminal).path("socket").asText());
            page.type("echo line-$((1000");
            page.awaitTold("attached");
            page.type("+" + line + ")).\n");
            page.awaitShown("line-" + (1000 + line) + ".");
        }
        terminals.close(terminal);
    }

    @Test
    void letters_among_changes_of_the_size_arrive_all_and_in_order() throws Exception {
        var terminal = terminals.open();
        var page = terminals.page(terminal.path("socket").asText());
        var letters = "abcdefghijklmnopqrstuvwxyz".repeat(4);
        page.type("echo =''");
        for (var i = 0; i < letters.length(); i++) {
            page.resize(80 + i % 40, 24 + i % 10);
            page.type(letters.substring(i, i + 1));
        }
        page.resize(132, 43);
        page.type("''; stty size\n");
        page.awaitShown("=" + letters + "\r\n");
        page.awaitShown("43 132");
        terminals.close(terminal);
    }

    @Test
    void a_page_that_is_far_behind_can_still_interrupt_the_program() throws Exception {
        var terminal = terminals.open();
        var page = terminals.page(terminal.path("socket").asText());
        page.type("yes\n");
        page.awaitLength(FAR_BEHIND);
        page.type("\003");
        page.acknowledge();
        page.type("echo still''here\n");
        page.awaitShown("stillhere");
        terminals.close(terminal);
    }

    @Test
    void a_page_with_cookie_and_ticket_gets_a_shell_with_the_attempts_kubeconfig() throws Exception {
        var terminal = terminals.open();
        var page = terminals.page(terminal.path("socket").asText());
        page.awaitTold("\"attached\"");
        page.type("echo \"config=$KUBECONFIG attempt=$PODFALL_ATTEMPT in $PWD\"; env | grep -c ^PODFALL_\n");
        page.awaitShown("config="
                + home.resolve("attempts").resolve(terminals.attempt()).resolve("kubeconfig"));
        page.awaitShown("attempt=" + terminals.attempt() + " in " + UserHome.get());
        page.type("exit 3\n");
        page.awaitTold("\"code\":3");
        assertThat(page.awaitClosed()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void there_are_at_most_four_and_each_is_numbered() throws Exception {
        var all = new JsonNode[] {terminals.open(), terminals.open(), terminals.open(), terminals.open()};
        var fifth = terminals.visitor().save(terminals.path());
        assertThat(fifth.statusCode()).isEqualTo(409);
        assertThat(fifth.body()).contains("There are 4 terminals open here");
        assertThat(json(terminals.visitor().get(terminals.path())).findValuesAsText("number"))
                .containsExactly("1", "2", "3", "4");
        terminals.close(all[1]);
        assertThat(terminals.open().path("number").asInt()).isEqualTo(2);
        for (var terminal : json(terminals.visitor().get(terminals.path())).path("terminals")) {
            terminals.close(terminal);
        }
        assertThat(json(terminals.visitor().get(terminals.path())).path("terminals"))
                .isEmpty();
    }

    @Test
    void it_ends_with_the_attempt_and_there_is_none_afterwards() throws Exception {
        var over = terminals.start("killed-on-load");
        var path = "/terminals/attempts/" + over;
        var terminal = json(terminals.visitor().save(path));
        var page = terminals.page(terminal.path("socket").asText());
        page.awaitTold("attached");
        var ticket =
                json(terminals.visitor().save(path + "/" + terminal.path("id").asText() + "/ticket"));
        ApiClient.of(home).post("/attempts/" + over + "/submit", "{}");
        page.awaitTold("\"ended\"");
        assertThat(terminals.handshake(ticket.path("socket").asText(), Map.of()))
                .startsWith("HTTP/1.1 410")
                .contains("This terminal has ended");
        var answer = terminals.visitor().save(path);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("does not run any more");
    }

    @Test
    void who_signs_out_leaves_no_connection_behind_and_finds_the_shell_again() throws Exception {
        var terminal = terminals.open();
        var page = terminals.page(terminal.path("socket").asText());
        page.awaitTold("attached");
        page.type("kept=$((6*7)); echo re''ady\n");
        page.awaitShown("ready");
        terminals.visitor().post("/sign-out");
        page.awaitClosed();
        assertThat(terminals.visitor().save(terminals.path()).statusCode()).isEqualTo(401);

        terminals.signIn();
        var ticket = terminals.ticket(terminal);
        var back = terminals.page(ticket.path("socket").asText());
        back.awaitTold("attached");
        back.type("echo kept=$kept\n");
        back.awaitShown("kept=42");
        terminals.close(terminal);
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
}
