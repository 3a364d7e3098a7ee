package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents that nobody wrote, on the pages and for programs. */
class IncidentPageTest {
    @TempDir
    static Path home;

    static PodfallServer server;
    static Visitor visitor;
    static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        visitor = Visitor.signedInTo(server);
        api = ApiClient.of(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_pages_offer_one_about_what_can_break() {
        assertThat(visitor.get("/labs").body()).contains("href=\"/labs/random\"", "A random incident");
        assertThat(visitor.get("/labs/random").body())
                .contains("value=\"networking\"", "value=\"startup\"", "podfall start --random")
                .doesNotContain("value=\"batch\"");
    }

    @Test
    void a_wish_that_cannot_be_granted_is_refused_with_what_there_is() {
        assertThat(api.send("POST", "/attempts", "{\"random\":true,\"domain\":\"cooking\"}")
                        .body())
                .contains("no-such-incident", "Choose one of: startup");
        assertThat(api.send("POST", "/attempts", "{\"random\":true,\"difficulty\":9}")
                        .body())
                .contains("no-such-incident", "Choose 1");
        assertThat(api.send("POST", "/attempts", "{\"random\":true,\"lab\":\"config-error\"}")
                        .body())
                .contains("names a lab");
    }

    @Test
    void one_is_started_and_shown_by_its_symptom() throws IOException {
        var lines = api.lines("/attempts", "{\"random\":true,\"difficulty\":1,\"domain\":\"networking\",\"seed\":1}");
        var attempt = lines.get(lines.size() - 1).path("attempt");
        assertThat(attempt.path("lab").asText()).isEqualTo("random");
        assertThat(attempt.at("/incident/difficulty").asInt()).isEqualTo(1);
        var page = visitor.get("/attempts/" + attempt.path("attempt").asText());
        assertThat(page.body()).contains(attempt.path("title").asText(), "Your task");
        assertThat(visitor.get("/labs/random").body()).contains("Go on where you were");
        api.post(
                "/attempts/" + attempt.path("attempt").asText() + "/stop",
                "{}"); // another test looks at what is offered then
    }
}
