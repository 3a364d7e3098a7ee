package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Provenance;
import dev.podfall.engine.Provenance.ContainerRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who answered on a real cluster is told by the logs that hold the request's id. */
class TrailTest {
    private static final String POD = "/api/v1/namespaces/ml/pods/scorer-1";

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
        answers.put("/apis/discovery.k8s.io/v1/namespaces/ml/endpointslices", """
                {"items": [{"ports": [{"port": 8080}], "endpoints": [
                  {"addresses": ["10.1.2.3"], "targetRef": {"kind": "Pod", "name": "scorer-1"}},
                  {"addresses": ["10.1.2.9"], "targetRef": {"kind": "Pod", "name": "gone"}}]}]}""");
        answers.put(POD, """
                {"metadata": {"name": "scorer-1", "namespace": "ml", "uid": "u1",
                    "ownerReferences": [{"kind": "ReplicaSet", "name": "scorer", "uid": "r1", "controller": true}]},
                 "spec": {"containers": [{"name": "scorer", "image": "r/scorer:v3"}, {"name": "web", "image": "nginx:1.27"}],
                          "ephemeralContainers": [{"name": "debugger", "image": "busybox:1.36"}]},
                 "status": {"containerStatuses": [
                    {"name": "scorer", "imageID": "r/scorer@sha256:aa"},
                    {"name": "web", "imageID": "docker.io/library/nginx@sha256:bb"}],
                   "ephemeralContainerStatuses": [{"name": "debugger", "imageID": "docker.io/library/busybox@sha256:cc"}]}}""");
        answers.put("/apis/apps/v1/namespaces/ml/replicasets/scorer", """
                {"kind": "ReplicaSet", "metadata": {"name": "scorer", "namespace": "ml", "uid": "r1",
                    "ownerReferences": [{"kind": "Deployment", "name": "scorer", "uid": "other", "controller": true}]}}""");
        answers.put("/apis/apps/v1/namespaces/ml/deployments/scorer", """
                {"kind": "Deployment", "metadata": {"name": "scorer", "namespace": "ml", "uid": "d1"}}""");
    }

    @AfterEach
    void stop() {
        connection.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String key = path.endsWith("/log") ? path + " " + query.replaceFirst(".*container=([^&]*).*", "$1") : path;
        String body = answers.get(key);
        String missing = "{\"kind\": \"Status\", \"status\": \"Failure\", \"reason\": \"NotFound\", \"code\": 404}";
        byte[] bytes = (body == null ? missing : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Provenance> trail(String... ids) {
        HttpCall call =
                new HttpCall(Origin.STRANGER, "POST", "http://fraud.ml/score", null, "{}", Duration.ofSeconds(1));
        return new Trail(connection).of(List.of(Way.direct(call)), List.of(ids));
    }

    private void logs(String container, String... ids) {
        answers.put(
                POD + "/log " + container,
                "{\"request_id\":\"" + String.join("\"}\n{\"request_id\":\"", ids) + "\"}\n");
    }

    @Test
    void a_request_is_found_in_the_log_of_the_container_that_took_it() {
        logs("scorer", "one", "two");
        assertThat(trail("one", "nobody")).containsOnlyKeys("one").hasEntrySatisfying("one", p -> {
            assertThat(p.service()).isEqualTo("ml/fraud");
            assertThat(p.endpoint()).isEqualTo("10.1.2.3:8080");
            assertThat(p.pod().uid()).isEqualTo("u1");
            assertThat(p.process().container()).isEqualTo("scorer");
            assertThat(p.process().image()).isEqualTo("r/scorer:v3");
            assertThat(p.process().repository()).isEqualTo("r/scorer");
            assertThat(p.process().digest()).isEqualTo("sha256:aa");
        });
    }

    @Test
    void an_owner_of_another_uid_is_no_owner() {
        logs("scorer", "one");
        assertThat(trail("one").get("one").pod().owners()).containsExactly("ReplicaSet/scorer");
        answers.computeIfPresent(
                "/apis/apps/v1/namespaces/ml/deployments/scorer", (k, v) -> v.replace("\"d1\"", "\"other\""));
        assertThat(trail("one").get("one").pod().owners()).containsExactly("ReplicaSet/scorer", "Deployment/scorer");
    }

    /** It takes the connection, and hands it on to a good server that is no endpoint of the Service. */
    @Test
    void a_relay_behind_the_service_gave_the_answer_and_not_who_is_behind_the_relay() {
        answers.put(
                "/apis/discovery.k8s.io/v1/namespaces/ml/endpointslices",
                "{\"items\": [{\"ports\": [{\"port\": 80}], \"endpoints\": [{\"addresses\": [\"10.1.2.7\"],"
                        + " \"targetRef\": {\"kind\": \"Pod\", \"name\": \"relay\"}}]}]}");
        answers.put(
                "/api/v1/namespaces/ml/pods/relay",
                "{\"metadata\": {\"name\": \"relay\", \"namespace\": \"ml\", \"uid\": \"u9\"},"
                        + " \"spec\": {\"containers\": [{\"name\": \"socat\", \"image\": \"alpine/socat\"}]}}");
        logs("scorer", "one");
        assertThat(trail("one")).isEmpty();
    }

    @Test
    void stand_ins_are_known_by_their_containers() {
        logs("web", "one");
        logs("debugger", "two");
        Map<String, Provenance> found = trail("one", "two");
        assertThat(found.get("one").process().repository()).isEqualTo("docker.io/library/nginx");
        assertThat(found.get("two").process().role()).isEqualTo(ContainerRole.ephemeralContainer);
    }
}
