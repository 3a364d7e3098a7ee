package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.error.PodfallException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same on a real PostgreSQL; in the profile {@code postgres} only. */
class StoreOnPostgresTest extends StoreContract {
    private static EmbeddedPostgres postgres;
    private static int databases;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database podfall" + ++databases);
        }
    }

    @Override
    DatabaseSettings database() {
        var environment = Map.of(
                "PODFALL_DATABASE_URL",
                postgres.getJdbcUrl("postgres", "podfall" + databases),
                "PODFALL_DATABASE_USER",
                "postgres");
        return DatabaseSettings.of(environment, home);
    }

    @Test
    void a_database_that_is_not_there_is_named_with_the_next_step() {
        var nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/podfall?password=secret", "podfall", "");
        assertThatThrownBy(() -> new DataSources().open(nowhere))
                .isInstanceOfSatisfying(DatabaseUnavailable.class, e -> {
                    assertThat(e.getMessage())
                            .contains("jdbc:postgresql://127.0.0.1:1/podfall")
                            .doesNotContain("secret");
                    assertThat(((PodfallException) e).next()).contains("PODFALL_DATABASE_URL");
                });
    }
}
