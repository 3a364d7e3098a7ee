package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.podfall.error.Category;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseBusyTest {
    @TempDir
    Path folder;

    @Test
    void a_pool_whose_connections_are_all_in_use_says_so_and_is_no_defect() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:busy");
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);
            DurableDataSource source = new DurableDataSource(pool, folder);
            try (var first = source.getConnection()) {
                assertThat(first.isValid(1)).isTrue();
                var busy = catchThrowableOfType(DatabaseBusy.class, source::getConnection);
                assertThat(busy.category()).isEqualTo(Category.ENVIRONMENT);
                assertThat(busy.code()).isEqualTo("database-busy");
                assertThat(busy.next()).contains("again");
            }
            try (var next = source.getConnection()) {
                assertThat(next.isValid(1)).isTrue();
            }
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
