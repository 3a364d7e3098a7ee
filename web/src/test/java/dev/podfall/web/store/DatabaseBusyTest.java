package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.podfall.error.Category;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseBusyTest {
    @TempDir
    Path folder;

    @Test
    void a_pool_whose_connections_stay_in_use_says_so_and_is_no_defect() throws SQLException {
        try (HikariDataSource pool = pool(new HikariDataSource())) {
            DurableDataSource source = new DurableDataSource(pool, folder);
            try (var first = source.getConnection()) {
                assertThat(first.isValid(1)).isTrue();
                var busy = catchThrowableOfType(DatabaseBusy.class, source::getConnection);
                assertThat(busy.category()).isEqualTo(Category.ENVIRONMENT);
                assertThat(busy.code()).isEqualTo("database-busy");
                assertThat(busy.next()).contains("again");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "5, true", "6, false"})
    void a_busy_pool_is_waited_for_several_times_over(int refusals, boolean comes) throws SQLException {
        try (Refusing pool = pool(new Refusing(refusals, null))) {
            DurableDataSource source = new DurableDataSource(pool, folder);
            if (comes) {
                try (var connection = source.getConnection()) {
                    assertThat(connection.isValid(1)).isTrue();
                }
            } else {
                assertThatThrownBy(source::getConnection).isInstanceOf(DatabaseBusy.class);
            }
        }
    }

    @Test
    void a_database_that_cannot_be_opened_is_told_of_at_once() {
        try (Refusing pool = pool(new Refusing(1, new SQLException("Writing to file failed")))) {
            DurableDataSource source = new DurableDataSource(pool, folder);
            assertThatThrownBy(source::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasRootCauseMessage("Writing to file failed");
        }
    }

    private static <T extends HikariDataSource> T pool(T pool) {
        pool.setJdbcUrl("jdbc:h2:mem:busy");
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(250);
        return pool;
    }

    /** A pool that gives out nothing at first. */
    private static final class Refusing extends HikariDataSource {
        private final SQLException cause;
        private int refusals;

        Refusing(int refusals, SQLException cause) {
            this.refusals = refusals;
            this.cause = cause;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusals-- > 0) {
                throw new SQLTransientConnectionException("timed out", cause);
            }
            return super.getConnection();
        }
    }

    @Test
    void one_whose_database_cannot_be_reached_is_not_busy() {
        assertThat(DatabaseBusy.behind(new SQLTransientConnectionException("timed out", new SQLException("refused"))))
                .isEmpty();
        assertThatThrownBy(() -> {
                    throw DatabaseBusy.behind(new SQLTransientConnectionException("timed out"))
                            .orElseThrow();
                })
                .hasMessageContaining("more to do");
    }
}
