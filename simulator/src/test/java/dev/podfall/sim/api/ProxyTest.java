package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.gateway.NodeGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy of pods: what a pod answers is handed on as it comes, and no faster than the client reads. */
class ProxyTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final long TOTAL = Long.getLong("flood.megabytes", 48) << 20;

    /** What waits in all buffers on the way, the system's own included. */
    private static final long LITTLE = 24L << 20;

    private final AtomicLong flooded = new AtomicLong();
    private BareCluster cluster;
    private Rest admin;

    @BeforeEach
    void start() {
        cluster = new BareCluster(Instant.now(), s -> s.withGateway(new Pods()));
        admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
        admin.post("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"default\"}}");
        admin.post(
                PODS, "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}");
        admin.patch(PODS + "/web/status", "application/merge-patch+json", "{\"status\":{\"podIP\":\"10.1.2.3\"}}");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void a_large_answer_waits_until_it_is_read() throws Exception {
        HttpResponse<InputStream> answer = admin.stream(PODS + "/web:8080/proxy/flood");
        assertThat(answer.statusCode()).isEqualTo(200);
        await();
        assertThat(flooded.get()).isLessThan(LITTLE);
        assertThat(count(answer.body())).isEqualTo(TOTAL);
    }

    @Test
    void an_answer_in_one_piece_comes_with_its_length() throws Exception {
        HttpResponse<InputStream> answer = admin.stream(PODS + "/web:8080/proxy/whole");
        assertThat(answer.headers().firstValue("Content-Length")).contains(String.valueOf(40 << 20));
        assertThat(answer.headers().firstValue("X-Pod")).contains("yes");
        assertThat(count(answer.body())).isEqualTo(40 << 20);
    }

    @Test
    void an_answer_in_chunks_is_handed_on() {
        Rest.Result answer = admin.get(PODS + "/web:8080/proxy/chunks");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("hello world");
    }

    @Test
    void an_answer_that_breaks_off_is_seen_to_be_broken() {
        HttpResponse<InputStream> answer = admin.stream(PODS + "/web:8080/proxy/broken");
        assertThatThrownBy(() -> count(answer.body())).isInstanceOf(IOException.class);
    }

    @Test
    void a_pod_that_says_nothing_or_nonsense_or_refuses_is_told_of() {
        assertThat(admin.get(PODS + "/web:8080/proxy/nothing").message())
                .isEqualTo("error trying to reach service: EOF");
        assertThat(admin.get(PODS + "/web:8080/proxy/nonsense").message())
                .isEqualTo("error trying to reach service: malformed HTTP response");
        Rest.Result refused = admin.get(PODS + "/web:9999/proxy/");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.message())
                .isEqualTo("error trying to reach service: dial tcp 10.1.2.3:9999: connect: connection refused");
    }

    @Test
    void a_dry_run_is_refused() {
        assertThat(admin.get(PODS + "/web:8080/proxy/whole?dryRun=All").message())
                .isEqualTo("dryRun is not supported");
    }

    private static long count(InputStream body) throws IOException {
        long count = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            count += n;
        }
        return count;
    }

    /** Until something came and everybody had many turns to send more. */
    private void await() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (flooded.get() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 200; i++) {
            cluster.loop.call(() -> null);
            cluster.threads.group().submit(() -> {}).sync();
        }
    }

    /** Pods that answer by the path asked for. */
    private final class Pods implements NodeGateway {
        @Override
        public void freeze(String namespace, String pod, String container) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void throttle(String namespace, String pod, String container, boolean on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stream connect(String namespace, String pod, int port, Output output) {
            if (port != 8080) {
                output.failed("connection refused");
                return () -> {};
            }
            return new Stream() {
                @Override
                public void write(byte[] request) {
                    String path = new String(request, StandardCharsets.ISO_8859_1).split(" ")[1];
                    answer(path, output);
                }

                @Override
                public void close() {
                    // The other side has had enough.
                }
            };
        }

        private void answer(String path, Output output) {
            String ok = "HTTP/1.1 200 OK\r\nX-Pod: yes\r\n";
            switch (path) {
                case "/flood" -> {
                    say(output, ok + "Content-Length: " + TOTAL + "\r\n\r\n");
                    flood(output, TOTAL);
                }
                case "/whole" -> {
                    say(output, ok + "Content-Length: " + (40 << 20) + "\r\n\r\n");
                    output.out(new byte[40 << 20]);
                    output.ended(0);
                }
                case "/chunks" -> {
                    say(output, "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n");
                    say(output, "5\r\nworld\r\n0\r\n\r\n");
                }
                case "/broken" -> {
                    say(output, ok + "Content-Length: 100\r\n\r\nhello");
                    output.failed("connection reset by peer");
                }
                case "/nothing" -> output.ended(0);
                default -> say(output, "what?\r\n\r\n");
            }
        }

        private void flood(Output output, long left) {
            int size = (int) Math.min(left, 64 * 1024);
            flooded.addAndGet(size);
            output.out(new byte[size]);
            if (left > size) {
                output.whenReady(() -> cluster.loop.submit(() -> flood(output, left - size)));
            } else {
                output.ended(0);
            }
        }

        private void say(Output output, String text) {
            output.out(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public Stream logs(LogRequest request, Output output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Session exec(ExecRequest request, Output output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Session attach(ExecRequest request, Output output) {
            throw new UnsupportedOperationException();
        }
    }
}
