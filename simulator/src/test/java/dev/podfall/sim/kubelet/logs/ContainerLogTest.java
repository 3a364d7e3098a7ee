package dev.podfall.sim.kubelet.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.NodeDisk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContainerLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Memory disk = new Memory();
    private final ContainerLog log = new ContainerLog();

    @Test
    void only_whole_lines_are_kept_until_the_container_ends() {
        log.append(NOW, false, "one\ntw");
        assertThat(texts(log)).containsExactly("one");
        log.append(NOW, false, "o\nthree");
        log.close(NOW);
        assertThat(texts(log)).containsExactly("one", "two", "three");
    }

    @Test
    void a_saved_log_is_read_back_with_its_unfinished_line() {
        log.append(NOW, false, "one\ntw");
        log.append(NOW, true, "broken\n");
        log.save(disk, "log/x/");
        ContainerLog again = ContainerLog.load(disk, "log/x/");
        again.append(NOW, false, "o\n");
        assertThat(texts(again)).containsExactly("one", "broken", "two");
    }

    @Test
    void a_long_log_writes_only_its_end_and_forgets_its_beginning() {
        for (int i = 0; i < 12_345; i++) {
            log.append(NOW, false, "line " + i + "\n");
        }
        log.save(disk, "log/x/");
        disk.writes.clear();
        log.append(NOW, false, "last\n");
        log.save(disk, "log/x/");
        assertThat(disk.writes).containsExactly("log/x/00000123");
        assertThat(texts(log)).hasSizeLessThanOrEqualTo(10_000).endsWith("line 12344", "last");
        assertThat(texts(ContainerLog.load(disk, "log/x/"))).isEqualTo(texts(log));
        log.append(NOW, false, "x".repeat(900_000) + "\n");
        log.save(disk, "log/x/");
        assertThat(texts(ContainerLog.load(disk, "log/x/"))).isEqualTo(texts(log));
    }

    @Test
    void what_came_and_went_between_two_saves_leaves_nothing_on_the_disk() {
        log.append(NOW, false, "first\n");
        log.save(disk, "log/x/");
        for (int i = 0; i < 20; i++) {
            log.append(NOW, false, "y\n".repeat(4096));
        }
        log.append(NOW, false, "last\n");
        log.save(disk, "log/x/");
        assertThat(disk.removals).containsExactly("log/x/00000000");
        assertThat(disk.entries).hasSizeLessThanOrEqualTo(101);
        ContainerLog again = ContainerLog.load(disk, "log/x/");
        assertThat(texts(again)).isEqualTo(texts(log)).endsWith("y", "last");
        again.append(NOW, false, "y\n".repeat(12_000));
        again.save(disk, "log/x/");
        assertThat(texts(ContainerLog.load(disk, "log/x/"))).isEqualTo(texts(again));
    }

    @Test
    void a_line_longer_than_a_node_keeps_in_one_is_cut_however_it_is_written() {
        String tooLong = "a".repeat(16 * 1024) + "b";
        log.append(NOW, false, tooLong.substring(0, 9000));
        log.append(NOW, false, tooLong.substring(9000) + "\n" + tooLong + "\nend\n");
        String cut = "a".repeat(16 * 1024);
        assertThat(texts(log)).containsExactly(cut, "b", cut, "b", "end");
    }

    @Test
    void followers_hear_that_there_is_more_and_may_leave_while_they_are_told() {
        List<String> heard = new ArrayList<>();
        Runnable[] self = new Runnable[1];
        self[0] = () -> {
            log.lines(heard.size(), 10).forEach(l -> heard.add(l.text()));
            log.unfollow(self[0]);
        };
        log.follow(self[0]);
        log.append(NOW, false, "un");
        log.append(NOW, false, "o\ndue\n");
        log.append(NOW, false, "tre\n");
        assertThat(heard).containsExactly("uno", "due");
    }

    @Test
    void lines_have_numbers_that_stay_theirs_when_others_are_forgotten() {
        for (int i = 0; i < 12_345; i++) {
            log.append(NOW, false, i + "\n");
        }
        assertThat(log.begin()).isEqualTo(2400);
        assertThat(log.end()).isEqualTo(12_345);
        assertThat(log.lines(9950, 120).stream().map(LogLine::text))
                .hasSize(120)
                .startsWith("9950")
                .endsWith("10069");
        assertThat(log.lines(12_340, 120).stream().map(LogLine::text))
                .containsExactly("12340", "12341", "12342", "12343", "12344");
        assertThat(log.lines(log.end(), 1)).isEmpty();
    }

    private static List<String> texts(ContainerLog log) {
        return log.lines().stream().map(LogLine::text).toList();
    }

    private static final class Memory implements NodeDisk {
        private final TreeMap<String, ObjectNode> entries = new TreeMap<>();
        private final List<String> writes = new ArrayList<>();
        private final List<String> removals = new ArrayList<>();

        @Override
        public boolean outlives() {
            return true;
        }

        @Override
        public Optional<ObjectNode> read(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public void write(String key, ObjectNode value) {
            writes.add(key);
            entries.put(key, value);
        }

        @Override
        public void remove(String key) {
            removals.add(key);
            entries.remove(key);
        }

        @Override
        public Map<String, ObjectNode> all(String prefix) {
            TreeMap<String, ObjectNode> found = new TreeMap<>(entries);
            found.keySet().removeIf(k -> !k.startsWith(prefix));
            return found;
        }
    }
}
