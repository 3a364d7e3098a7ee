package dev.podfall.sim.kubelet.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ContainerLog log = new ContainerLog();
    private final Client client = new Client();

    @Test
    void a_client_that_is_slow_is_given_a_little_at_a_time_and_all_of_it() {
        print(0, 9000);
        read(false, null);
        assertThat(client.pieces).hasSize(1);
        assertThat(client.pieces.get(0).length()).isLessThan(40_000);
        print(9000, 9100);
        client.takeAll();
        assertThat(client.lines()).hasSize(9000).endsWith("line 8999");
        assertThat(client.ended).isTrue();
    }

    @Test
    void what_a_follower_is_given_at_once_is_many_lines_when_many_were_printed() {
        client.quick = true;
        read(true, null);
        print(0, 5000);
        assertThat(client.lines()).hasSize(5000);
        assertThat(client.pieces).hasSizeLessThan(100);
        assertThat(client.ended).isFalse();
        log.append(NOW, false, "last");
        log.close(NOW);
        assertThat(client.lines()).hasSize(5001).endsWith("line 4999", "last");
        assertThat(client.ended).isTrue();
    }

    @Test
    void a_follower_that_is_too_slow_misses_what_the_log_has_forgotten_and_goes_on() {
        print(0, 10);
        read(true, null);
        print(10, 100_000);
        assertThat(client.pieces).hasSize(1);
        client.takeAll();
        assertThat(client.lines())
                .startsWith("line 0", "line 1")
                .endsWith("line 99998", "line 99999")
                .hasSizeLessThan(11_000)
                .doesNotHaveDuplicates();
        log.close(NOW);
        assertThat(client.ended).isTrue();
    }

    @Test
    void a_limit_ends_it_within_a_line_and_a_follower_that_left_hears_nothing() {
        print(0, 100);
        read(true, 10L);
        assertThat(String.join("", client.pieces)).isEqualTo("line 0\nlin");
        assertThat(client.ended).isTrue();
        Client other = new Client();
        LogReader reader = new LogReader(log, request(true, null), NOW, other);
        reader.begin();
        reader.stop();
        print(100, 200);
        other.takeAll();
        assertThat(other.lines()).hasSize(100);
        assertThat(other.ended).isFalse();
    }

    private void print(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("line ").append(i).append('\n');
        }
        log.append(NOW, false, text.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ts\":\"2026-03-02T09:00:00.123Z\",\"a\":1} | {\"ts\":\"2026-03-02T09:02:01.123Z\",\"a\":1}",
                "10.0.0.1 - - [02/Mar/2026:09:00:00 +0000] GET / | 10.0.0.1 - - [02/Mar/2026:09:02:01 +0000] GET /",
                "2026-03-02 09:00:00 UTC [1] LOG: ready | 2026-03-02 09:02:01 UTC [1] LOG: ready",
                "valid until 2026-03-02T10:00:00Z | valid until 2026-03-02T10:00:00Z"
            })
    void times_that_a_program_wrote_are_told_in_the_time_of_who_reads(String written, String told) {
        Instant at = Instant.parse("2026-03-02T09:00:00.123Z");
        client.quick = true;
        log.append(at, false, written + "\n");
        log.close(at);
        var request = new LogRequest(
                "default", "p", "c", false, false, false, null, null, null, null, Duration.ofSeconds(121));
        new LogReader(log, request, at, client).begin();
        assertThat(client.lines()).containsExactly(told);
    }

    private void read(boolean follow, Long limit) {
        new LogReader(log, request(follow, limit), NOW, client).begin();
    }

    private static LogRequest request(boolean follow, Long limit) {
        return new LogRequest("default", "p", "c", false, follow, false, null, null, null, limit);
    }

    /** Takes what it is given when it is told to, or at once. */
    private static final class Client implements NodeGateway.Output {
        private final List<String> pieces = new ArrayList<>();
        private boolean quick;
        private boolean ended;
        private Runnable next;

        @Override
        public void out(byte[] bytes) {
            pieces.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void whenReady(Runnable task) {
            if (quick) {
                task.run();
            } else {
                next = task;
            }
        }

        void takeAll() {
            while (next != null) {
                Runnable now = next;
                next = null;
                now.run();
            }
        }

        List<String> lines() {
            return String.join("", pieces).lines().toList();
        }

        @Override
        public void ended(int exitCode) {
            ended = true;
        }

        @Override
        public void failed(String message) {
            throw new AssertionError(message);
        }
    }
}
