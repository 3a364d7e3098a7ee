package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the ways in which a server can fail. */
class ConnectionTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        connection = Connections.to("""
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                users: [{name: u, user: {token: t}}]
                """.formatted(server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        connection.close();
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_no_of_the_server_is_passed_on_and_not_asked_again() {
        answer(503, "{\"kind\": \"Status\", \"reason\": \"ServiceUnavailable\", \"message\": \"not now\"}");
        assertThatThrownBy(() -> connection.get("/api/v1/pods"))
                .hasMessage("not now")
                .asInstanceOf(type(RequestRefused.class))
                .returns(503, RequestRefused::status)
                .returns("ServiceUnavailable", RequestRefused::reason);
        assertThat(requests).hasValue(1);
    }

    @Test
    void what_is_no_api_server_counts_as_silence() {
        answer(404, "<html>no such page</html>");
        assertThatThrownBy(() -> connection.get("/api/v1/pods"))
                .isInstanceOf(ClusterUnreachable.class)
                .hasMessageContaining("is not a Kubernetes API server");
    }

    @Test
    void an_answer_that_is_no_json_counts_as_silence() {
        answer(200, "welcome");
        assertThatThrownBy(() -> connection.get("/version")).isInstanceOf(ClusterUnreachable.class);
    }

    @Test
    void a_server_that_keeps_quiet_is_given_up() {
        server.createContext("/", exchange -> awaitEnd());
        Request request = Request.get("/version").within(Duration.ofMillis(300));
        assertThatThrownBy(() -> connection.send(request))
                .isInstanceOf(ClusterUnreachable.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void a_port_where_nobody_listens_is_refused_at_once() {
        server.stop(0);
        assertThatThrownBy(() -> connection.get("/version"))
                .isInstanceOf(ClusterUnreachable.class)
                .hasMessageContaining("connection refused");
    }

    private void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
