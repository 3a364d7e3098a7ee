package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.web.store.DatabaseDamaged;
import dev.podfall.web.store.DatabaseSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose database's file was damaged while no server ran. */
class DamagedDatabaseTest {
    private static final int OVERWRITTEN = 12_288;

    @TempDir
    Path home;

    @BeforeEach
    void a_server_has_run() {
        start().close();
    }

    @Test
    void it_says_which_file_is_damaged_and_what_to_do() throws Exception {
        try (var file = new RandomAccessFile(file().toFile(), "rw")) {
            file.write("x".repeat(OVERWRITTEN).getBytes());
        }
        assertDamaged();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 8_192, 10_000, 12_288})
    void a_truncated_one_is_as_damaged(int length) throws Exception {
        truncate(length);
        assertDamaged();
    }

    @Test
    void an_empty_one_is_not_taken_for_a_new_one() throws Exception {
        truncate(0);
        assertDamaged();
    }

    @Test
    void one_that_was_moved_aside_makes_room_for_a_new_one() throws Exception {
        Files.createDirectories(home.resolve("attempts/empty-endpoints-1"));
        Files.move(file(), home.resolve("aside"));
        start().close();
        assertThat(home.resolve("db")).isDirectoryContaining("glob:**podfall.mv.db");
    }

    @Test
    void a_whole_one_can_be_read_and_stopping_in_order_leaves_no_trace_of_an_error() {
        assertThatCode(() -> settings().requireReadable()).doesNotThrowAnyException();
        assertThat(home.resolve("db/podfall.trace.db")).doesNotExist();
    }

    private void assertDamaged() {
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseDamaged.class)
                .hasMessageContaining(file() + " is damaged")
                .extracting(e -> ((DatabaseDamaged) e).next())
                .asString()
                .contains("mv " + file(), "history", "podfall stop --all");
        assertThatThrownBy(() -> settings().requireReadable()).isInstanceOf(DatabaseDamaged.class);
    }

    private void truncate(int length) throws IOException {
        try (var file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private Path file() {
        return home.resolve("db/podfall.mv.db");
    }

    private DatabaseSettings settings() {
        return DatabaseSettings.of(Map.of(), home);
    }

    private PodfallServer start() {
        return PodfallServer.start(ServerOptions.in(home).onPort(0));
    }
}
