package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way a call from outside takes, by the Ingresses there are and by whether a controller serves them. */
class GateTest {
    private static final String NGINX = "ingress-nginx";

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        connection = Connections.to("""
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                users: [{name: u, user: {token: t}}]
                """.formatted(server.getAddress().getPort()));
        ingresses("""
                {"metadata": {"name": "fraud", "namespace": "ml"}, "spec": {"ingressClassName": "nginx", "rules": [
                  {"host": "fraud.internal", "http": {"paths": [
                    {"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 8000}}}},
                    {"path": "/score", "pathType": "Prefix",
                     "backend": {"service": {"name": "scorer", "port": {"name": "http"}}}}]}}]}}""");
        answers.put(
                "/api/v1/namespaces/ml/services/scorer",
                "{\"spec\": {\"ports\": [{\"name\": \"http\", \"port\": 81}]}}");
    }

    @AfterEach
    void stop() {
        connection.close();
        server.stop(0);
    }

    private void ingresses(String... all) {
        answers.put("/apis/networking.k8s.io/v1/ingresses", "{\"items\": [" + String.join(",", all) + "]}");
    }

    private void controllerIsThere() {
        answers.put("/apis/networking.k8s.io/v1/ingressclasses/nginx", "{\"metadata\": {\"name\": \"nginx\"}}");
        answers.put("/api/v1/services " + NGINX, """
                {"items": [{"metadata": {"name": "controller", "namespace": "ingress-nginx"},
                            "spec": {"ports": [{"port": 443}, {"port": 80}]}}]}""");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String path = exchange.getRequestURI().getPath() + (query.contains(NGINX) ? " " + NGINX : "");
        String missing = "{\"kind\": \"Status\", \"status\": \"Failure\", \"reason\": \"NotFound\", \"code\": 404}";
        String body = answers.getOrDefault(path, query.contains("labelSelector") ? "{\"items\": []}" : missing);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.equals(missing) ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Way way(Gate gate, String url) {
        return gate.way(new HttpCall(Origin.OUTSIDE, "POST", url, null, "{}", Duration.ofSeconds(1)));
    }

    @Test
    void without_a_controller_the_service_that_the_ingress_names_is_asked_by_the_longest_path() {
        Gate gate = Gate.of(connection);
        assertThat(gate.isStandIn()).isTrue();
        assertThat(way(gate, "http://fraud.internal/score?a=b")).satisfies(way -> {
            assertThat(way.call().url()).isEqualTo("http://scorer.ml.svc.cluster.local:81/score?a=b");
            assertThat(way.call().host()).isEqualTo("fraud.internal");
            assertThat(way.ingress()).isEqualTo("ml/fraud");
            assertThat(way.untaken().service()).isEqualTo("ml/scorer");
        });
        assertThat(way(gate, "http://fraud.internal/scores").call().url())
                .isEqualTo("http://web.ml.svc.cluster.local:8000/scores");
    }

    @Test
    void a_controller_that_serves_the_class_is_asked_itself() {
        controllerIsThere();
        Gate gate = Gate.of(connection);
        assertThat(gate.isStandIn()).isFalse();
        assertThat(way(gate, "http://fraud.internal/score").call()).satisfies(call -> {
            assertThat(call.url()).isEqualTo("http://controller.ingress-nginx.svc.cluster.local/score");
            assertThat(call.host()).isEqualTo("fraud.internal");
        });
        assertThat(Gate.withoutController(connection).isStandIn()).isTrue();
    }

    @Test
    void what_no_ingress_routes_leads_nowhere() {
        Gate gate = Gate.of(connection);
        assertThat(way(gate, "http://other.internal/score").leadsNowhere()).isTrue();
        ingresses(
                "{\"metadata\": {\"name\": \"a\"}, \"spec\": {\"ingressClassName\": \"traefik\", \"rules\": [{\"host\":"
                        + " \"fraud.internal\", \"http\": {\"paths\": [{\"path\": \"/\", \"backend\": {}}]}}]}}");
        assertThat(way(gate, "http://fraud.internal/score").leadsNowhere()).isTrue();
        ingresses();
        assertThat(way(gate, "http://fraud.internal/score").leadsNowhere()).isTrue();
    }
}
