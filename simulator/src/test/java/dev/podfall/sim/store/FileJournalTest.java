package dev.podfall.sim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void what_was_written_is_there_after_a_kill() {
        Store store = open();
        store.put("pods", "shop/a", object("a"));
        store.put("pods", "shop/b", object("b"));
        store.remove("pods", "shop/a");
        store.disk().write("node-1/containers/x", object("x"));
        store.disk().write("node-1/containers/y", object("y"));
        store.disk().remove("node-1/containers/y");

        Store again = open();
        assertThat(again.list("pods", ""))
                .extracting(o -> o.at("/metadata/name").asText())
                .containsExactly("b");
        assertThat(again.revision()).isEqualTo(3);
        assertThat(again.disk().all("node-1/")).containsOnlyKeys("node-1/containers/x");
        assertThat(JournalReader.read(file()).time()).isEqualTo(NOW);
    }

    @Test
    void a_torn_last_line_did_not_happen() throws IOException {
        open().put("pods", "shop/a", object("a"));
        Files.writeString(file(), "{\"t\":\"2026-03-01T08:00:00Z\",\"r\":2,\"k\":\"po", StandardOpenOption.APPEND);
        Store again = open();
        assertThat(again.revision()).isEqualTo(1);
        again.put("pods", "shop/b", object("b"));
        assertThat(open().list("pods", "")).hasSize(2);
    }

    @Test
    void a_damaged_line_in_the_middle_is_told() throws IOException {
        open().put("pods", "shop/a", object("a"));
        String text = Files.readString(file());
        Files.writeString(file(), "{\"broken\n" + text);
        assertThatThrownBy(this::open).hasMessageContaining("is damaged in line 1");
    }

    @Test
    void the_start_forgets_what_is_no_longer_true() throws IOException {
        Store store = open();
        for (int i = 0; i < 100; i++) {
            store.put("pods", "shop/a", object("a"));
        }
        long before = Files.size(file());
        assertThat(open().revision()).isEqualTo(100);
        assertThat(Files.size(file())).isLessThan(before / 20);
    }

    @Test
    void a_journal_that_grew_is_made_small_a_little_at_a_time_and_true_at_every_moment() throws IOException {
        Store store = open();
        Path successor = directory.resolve("journal.jsonl.new");
        for (int i = 0; !Files.exists(successor); i++) {
            store.put("configmaps", "shop/" + i, large(i));
        }
        long whole = Files.size(file());
        int steps = 0;
        for (long before = Files.size(successor); Files.exists(successor); steps++) {
            store.put("configmaps", "shop/" + steps % 100, object("small"));
            store.remove("configmaps", "shop/" + (steps + 50) % 100);
            long now = Files.exists(successor) ? Files.size(successor) : before;
            assertThat(now - before).isLessThan(whole / 20);
            before = now;
            if (steps % 16 == 0) {
                assertThat(JournalReader.read(file())
                                .objects()
                                .get("configmaps")
                                .values())
                        .containsExactlyElementsOf(store.list("configmaps", ""));
            }
        }
        assertThat(steps).isGreaterThan(10);
        assertThat(JournalReader.read(file()).objects().get("configmaps").values())
                .containsExactlyElementsOf(store.list("configmaps", ""));
        assertThat(JournalReader.read(file()).revision()).isEqualTo(store.revision());
    }

    @Test
    void a_journal_that_is_closed_while_it_is_made_small_leaves_nothing_behind() {
        FileJournal journal = new FileJournal(file(), () -> NOW);
        Store store = new Store(JournalReader.read(file()), journal);
        Path successor = directory.resolve("journal.jsonl.new");
        for (int i = 0; !Files.exists(successor); i++) {
            store.put("configmaps", "shop/" + i, large(i));
        }
        journal.close();
        assertThat(successor).doesNotExist();
        assertThat(open().list("configmaps", "")).hasSameSizeAs(store.list("configmaps", ""));
    }

    @Test
    void a_full_disk_refuses_writes_and_serves_reads() {
        Path full = Path.of("/dev/full");
        Needs.that(Files.isWritable(full), "FileJournalTest on a full disk", "there is no /dev/full");
        Store store = new Store(new Snapshot(), new FullDisk());
        assertThatThrownBy(() -> store.put("pods", "shop/a", object("a")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Free space");
        assertThat(store.get("pods", "shop/a")).isNull();
        assertThat(store.revision()).isZero();
    }

    private Store open() {
        return new Store(JournalReader.read(file()), new FileJournal(file(), () -> NOW));
    }

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private static ObjectNode object(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static ObjectNode large(int number) {
        ObjectNode object = object("large-" + number);
        object.putObject("data").put("text", "x".repeat(100_000));
        return object;
    }

    /** A journal on a disk without room: only appending fails. */
    private static final class FullDisk implements Journal {
        private final FileJournal journal = new FileJournal(Path.of("/dev/full"), () -> NOW);

        @Override
        public void put(long revision, String type, String key, ObjectNode object) {
            journal.put(revision, type, key, object);
        }

        @Override
        public void remove(long revision, String type, String key) {
            journal.remove(revision, type, key);
        }

        @Override
        public void disk(String key, ObjectNode value) {
            journal.disk(key, value);
        }
    }
}
