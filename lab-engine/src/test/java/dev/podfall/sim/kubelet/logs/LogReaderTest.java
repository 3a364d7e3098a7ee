package dev.podfall.sim.kubelet.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
