package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.DatabaseUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server on a real PostgreSQL; in the profile {@code postgres} only. */
class ServerOnPostgresTest {
    @TempDir
    Path home;

    @Test
    void attempts_quizzes_and_sessions_are_kept_and_its_end_is_told() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var environment = Map.of(
                    "PODFALL_DATABASE_URL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "PODFALL_DATABASE_USER",
                    "postgres");
            String id;
            String sitting;
            try (var server = start(environment)) {
                var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"empty-endpoints\"}");
                id = lines.get(lines.size() - 1).at("/attempt/attempt").asText();
                ApiClient.of(home).post("/attempts/" + id + "/hint", "{}");
                var visitor = new Visitor(server.url());
                visitor.get(server.link("/").toString());
                visitor.get("/quizzes/deployment-debugging");
                sitting = visitor.post("/quizzes/deployment-debugging/start")
                        .uri()
                        .getPath();
                visitor.post(sitting, "answer", "young");
            }
            try (var server = start(environment)) {
                var found = ApiClient.of(home).get("/attempts/" + id).path("attempt");
                assertThat(found.path("state").asText()).isEqualTo("running");
                assertThat(found.path("hintsTaken").asInt()).isOne();
                var visitor = new Visitor(URI.create(server.url().toString()));
                visitor.get(server.link("/").toString());
                assertThat(visitor.get(sitting).statusCode()).isEqualTo(200);
                postgres.close();
                var answer = ApiClient.of(home).send("GET", "/attempts/unknown-1", "");
                assertThat(answer.body()).contains("database-unavailable").contains("PODFALL_DATABASE_URL");
            }
            assertThatThrownBy(() -> start(environment)).isInstanceOf(DatabaseUnavailable.class);
        }
        assertThat(home.resolve("db")).doesNotExist();
    }

    private PodfallServer start(Map<String, String> environment) {
        return PodfallServer.start(ServerOptions.in(home).onPort(0), WallClock.system(), environment);
    }
}
