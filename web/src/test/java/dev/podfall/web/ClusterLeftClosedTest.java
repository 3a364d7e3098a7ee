package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells of clusters that were in trouble when the one before it ended. */
class ClusterLeftClosedTest {
    private static final String STUCK =
            "{\"kind\":\"STUCK\",\"since\":\"2026-03-02T09:00:00Z\",\"doing\":\"process dd\"}";

    @TempDir
    Path home;

    @Test
    void a_stuck_cluster_stays_closed_others_open_and_it_can_be_opened_or_deleted() throws Exception {
        try (var first = start()) {
            assertThat(api().send("POST", "/clusters", "{\"name\":\"bad\",\"nodes\":1}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api().send("POST", "/clusters", "{\"name\":\"good\",\"nodes\":1}")
                            .statusCode())
                    .isEqualTo(200);
        }
        Files.writeString(home.resolve("clusters/bad/state/trouble.json"), STUCK);
        try (var second = start()) {
            assertThat(api().get("/clusters").path("clusters").findValuesAsText("state"))
                    .containsExactly("closed", "running");
            var told = api().get("/server").at("/troubles/0");
            assertThat(told.path("cluster").asText()).isEqualTo("bad");
            assertThat(told.path("trouble").asText())
                    .isEqualTo("was stuck since 2026-03-02T09:00:00Z, at \"process dd\"");
            assertThat(told.path("next").asText())
                    .contains("podfall cluster open bad")
                    .contains("podfall cluster delete bad");
            assertThat(api().send("POST", "/clusters", "{\"name\":\"bad\"}").body())
                    .contains("which is closed");
            assertThat(api().post("/clusters/bad/open", "").path("state").asText())
                    .isEqualTo("running");
            assertThat(api().get("/server").path("troubles")).isEmpty();
            assertThat(api().send("POST", "/clusters/good/open", "").body()).contains("is running");
            assertThat(api().send("POST", "/clusters/none/open", "").statusCode())
                    .isEqualTo(404);
        }
        Files.writeString(home.resolve("clusters/bad/state/trouble.json"), STUCK);
        try (var third = start()) {
            assertThat(api().send("DELETE", "/clusters/bad", "").statusCode()).isEqualTo(200);
            assertThat(home.resolve("clusters/bad")).doesNotExist();
        }
    }

    @Test
    void a_cluster_that_cannot_be_read_is_shown_with_the_reason_instead_of_vanishing() throws Exception {
        try (var first = start()) {
            api().post("/clusters", "{\"name\":\"torn\",\"nodes\":1}");
        }
        Files.writeString(home.resolve("clusters/torn/state/journal"), "{}\n{broken\n{}\n");
        try (var second = start()) {
            var torn = api().get("/clusters").at("/clusters/0");
            assertThat(torn.path("state").asText()).isEqualTo("closed");
            assertThat(torn.path("trouble").asText()).contains("is damaged in line 2");
            assertThat(api().send("DELETE", "/clusters/torn", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_attempt_whose_cluster_was_stuck_says_so_and_can_be_reset_or_stopped() throws Exception {
        String id;
        try (var first = start()) {
            var lines = api().lines("/attempts", "{\"seed\":1,\"lab\":\"config-error\"}");
            id = lines.get(lines.size() - 1).at("/attempt/attempt").asText();
        }
        Files.writeString(home.resolve("attempts/" + id + "/cluster/trouble.json"), STUCK);
        try (var second = start()) {
            assertThat(api().get("/attempts/latest").at("/attempt/trouble").asText())
                    .contains("was stuck since");
            var refused = api().send("POST", "/attempts/" + id + "/check", "").body();
            assertThat(refused)
                    .contains("cluster-left-closed")
                    .contains("podfall reset")
                    .contains("podfall stop");
            api().lines("/attempts/" + id + "/reset", "");
            assertThat(api().get("/attempts/latest").at("/attempt/trouble").isMissingNode())
                    .isTrue();
        }
        Files.writeString(home.resolve("attempts/" + id + "/cluster/trouble.json"), STUCK);
        try (var third = start()) {
            assertThat(api().post("/attempts/" + id + "/stop", "")
                            .at("/attempt/state")
                            .asText())
                    .isEqualTo("stopped");
            assertThat(home.resolve("attempts/" + id)).doesNotExist();
        }
    }

    private PodfallServer start() {
        return PodfallServer.start(ServerOptions.in(home).onPort(0));
    }

    private ApiClient api() throws IOException {
        return ApiClient.of(home);
    }
}
