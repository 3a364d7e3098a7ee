package dev.podfall.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FATAL: terminating connection due to administrator command",
                "An I/O error occurred while sending to the backend.",
                "Connection is closed"
            })
    void a_database_that_went_away_is_no_defect(String message) {
        var failure = Failure.of(new IllegalStateException("read", new SQLException(message)));
        assertThat(failure.code()).isEqualTo("database-unavailable");
        assertThat(failure.next()).contains("PODFALL_DATABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Database is already closed (to disable automatic closing at VM shutdown, add \";DB_CLOSE_ON_EXIT=FALSE\")",
                "The database has been closed [90098-232]",
                "General error: \"org.h2.mvstore.MVStoreException: Writing to file failed; length 4096 at 8192\""
            })
    void one_that_closed_itself_after_a_failed_write_is_no_defect_either(String message) {
        assertThat(Failure.of(new IllegalStateException("read", new SQLException(message)))
                        .code())
                .isEqualTo("database-closed");
    }

    @Test
    void a_wrong_statement_is_a_defect() {
        assertThat(Failure.of(new SQLException("syntax error", "42601")).code()).isEqualTo("defect");
    }
}
