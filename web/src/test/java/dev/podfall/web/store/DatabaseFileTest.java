package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Step;
import dev.podfall.web.server.ServerIdentity;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the default database on the disk. */
class DatabaseFileTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final int SITTINGS = 120;
    private static final int QUESTIONS = 13;
    private static final int TIMES = 10;
    private static final String URL = "jdbc:h2:file:%s;WRITE_DELAY=0;RETENTION_TIME=45000;DATABASE_TO_LOWER=TRUE";

    @TempDir
    Path home;

    @Test
    void it_never_grows_beyond_ten_times_what_is_in_it() throws Exception {
        var largest = 0L;
        try (var context = open()) {
            for (var i = 0; i < SITTINGS; i++) {
                fill(context, "sitting-" + i);
                largest = Math.max(largest, size());
            }
        }
        assertThat(largest).isLessThan(TIMES * size());
    }

    @Test
    void steps_of_attempts_do_not_let_it_grow_either() throws Exception {
        var dice = new Random(5);
        var largest = 0L;
        try (var context = open()) {
            var log = context.getBean(AttemptLog.class);
            for (var i = 1; i <= 100; i++) {
                var text = dice.ints(8_000, 'a', 'z')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
                var payload = JsonNodeFactory.instance.objectNode().put("text", text.toString());
                log.append("attempt-" + i % 7, new Step(i, AT, Step.Kind.checked, payload));
                largest = Math.max(largest, size());
            }
        }
        assertThat(largest).isLessThan(TIMES * size());
    }

    @Test
    void a_bloated_one_of_an_earlier_release_shrinks_at_the_next_start_and_keeps_what_is_in_it() throws Exception {
        try (var context = open()) {
            fill(context, "kept");
        }
        bloat();
        var bloated = size();
        try (var context = open()) {
            assertThat(context.getBean(AnswerRepository.class).findBySittingId("kept"))
                    .hasSize(QUESTIONS);
            assertThat(size()).isLessThan(bloated / TIMES);
        }
    }

    @Test
    void it_is_its_owners_alone_also_where_an_earlier_release_let_others_read() throws Exception {
        Files.createDirectories(
                home.resolve("db"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var context = open()) {
            fill(context, "one");
            assertOwnersOnly();
        }
        assertOwnersOnly();
        try (var context = open()) {
            assertOwnersOnly();
        }
    }

    @Test
    void a_change_of_tables_that_a_kill_cut_short_begins_anew() throws Exception {
        var file = home.resolve("db/podfall.mv.db");
        try (var context = open()) {
            fill(context, "kept");
        }
        var before = new MigrationBackup(file);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table attempt_chain");
            statement.execute("delete from \"flyway_schema_history\" where \"version\" = '15'");
        }
        var source = new JdbcDataSource();
        source.setUrl(URL.formatted(file.resolveSibling("podfall")));
        source.setUser("podfall");
        before.make(source);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create table attempt_chain (half integer)");
        }
        try (var context = open()) {
            assertThat(context.getBean(AnswerRepository.class).findBySittingId("kept"))
                    .hasSize(QUESTIONS);
            assertThat(context.getBean(ChainRepository.class).count()).isZero();
        }
        assertThat(file.resolveSibling("before-migration.zip")).doesNotExist();
    }

    @Test
    void a_copy_from_before_that_cannot_be_put_back_is_named() throws Exception {
        Files.createDirectories(home.resolve("db"));
        Files.writeString(home.resolve("db/before-migration.zip"), "no zip");
        assertThatThrownBy(this::open)
                .hasStackTraceContaining("before-migration.zip aside, too")
                .rootCause()
                .isInstanceOf(IOException.class);
        assertThat(home.resolve("db/before-migration.zip")).exists();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(URL.formatted(home.resolve("db/podfall")), "podfall", "");
    }

    private void assertOwnersOnly() throws IOException {
        assertThat(permissions(home.resolve("db"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("db"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** As a server did that wrote without a delay and was killed: no place of the file was used twice. */
    private void bloat() throws Exception {
        var file = home.resolve("db/podfall.mv.db");
        var asKilled = home.resolve("copy");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var i = 0; i < 600; i++) {
                statement.execute("update answer set response = '" + i + "'");
            }
            Files.copy(file, asKilled);
            statement.execute("shutdown immediately");
        }
        Files.move(asKilled, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Each answer is given, and changed. */
    private static void fill(ApplicationContext context, String id) {
        context.getBean(SittingRepository.class).save(SittingRow.started(id, "local", "quiz", AT, AT.plusSeconds(600)));
        var answers = context.getBean(AnswerRepository.class);
        for (var q = 0; q < QUESTIONS; q++) {
            var row = AnswerRow.of(id, "question-" + q, "\"young\"", false, AT);
            answers.save(row);
            answers.update(row.changed("\"old\"", true, AT));
        }
    }

    private long size() throws IOException {
        return Files.size(home.resolve("db/podfall.mv.db"));
    }

    private ApplicationContext open() {
        var database = DatabaseSettings.of(Map.of(), home);
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of(DatabaseSettings.DIALECT, database.dialect()))
                .singletons(ServerIdentity.of(home, AT, "token"), database)
                .start();
        context.getBean(Database.class).open();
        return context;
    }
}
