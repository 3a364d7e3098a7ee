package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches over WebSockets, as browsers and fabric8 ask for them. */
class WatchSocketTest {
    private static final String PATH = "/api/v1/namespaces/default/configmaps?watch=true";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private BareCluster cluster;
    private Rest admin;

    @BeforeEach
    void start() {
        cluster = BareCluster.now();
        admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void each_event_is_a_text_message_of_its_own() throws Exception {
        open(admin, PATH, "http://page");
        admin.post("/api/v1/namespaces/default/configmaps", "{\"metadata\":{\"name\":\"a\"}}");
        admin.delete("/api/v1/namespaces/default/configmaps/a");
        assertThat(next()).startsWith("{\"type\":\"ADDED\",\"object\":{").endsWith("}\n");
        assertThat(next()).startsWith("{\"type\":\"DELETED\",\"object\":{").endsWith("}\n");
    }

    @Test
    void its_time_ends_it_with_a_closing_frame() throws Exception {
        open(admin, PATH + "&timeoutSeconds=1", "http://page");
        assertThat(next()).isEqualTo("closed 1000");
    }

    @Test
    void a_client_without_an_origin_is_refused() {
        assertThat(refusal(admin, PATH, null)).isEqualTo(403);
    }

    @Test
    void the_one_protocol_offered_is_agreed_to_and_of_two_none() {
        assertThat(open(admin, PATH, "http://page", "any.k8s.io").getSubprotocol())
                .isEqualTo("any.k8s.io");
        assertThat(refusal(admin, PATH, "http://page", "a", "b")).isEqualTo(400);
    }

    @Test
    void what_is_wrong_with_the_watch_is_told_in_plain_http() {
        assertThat(refusal(Rest.anonymous(cluster), PATH, "http://page")).isEqualTo(403);
        assertThat(refusal(admin, PATH + "&labelSelector=!!", "http://page")).isEqualTo(400);
    }

    @Test
    void a_token_may_hide_among_the_protocols() throws Exception {
        String request = "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"spec\":{}}";
        admin.post("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"robot\"}}");
        String token = admin.post("/api/v1/namespaces/default/serviceaccounts/robot/token", request)
                .tree()
                .at("/status/token")
                .asText();
        assertThat(token).isNotEmpty();
        String hidden = "base64url.bearer.authorization.k8s.io."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        Rest nobody = Rest.anonymous(cluster);
        assertThat(refusal(nobody, PATH, "http://page", hidden, "chat")).isEqualTo(403); // known, and may not
        admin.post(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                "{\"metadata\":{\"name\":\"robot\"},\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\","
                        + "\"kind\":\"ClusterRole\",\"name\":\"view\"},\"subjects\":[{\"kind\":\"ServiceAccount\","
                        + "\"name\":\"robot\",\"namespace\":\"default\"}]}");
        assertThat(open(nobody, PATH, "http://page", hidden, "chat").getSubprotocol())
                .isEqualTo("chat");
        assertThat(refusal(nobody, PATH, "http://page", hidden)).isEqualTo(401); // nothing left to agree to
        assertThat(refusal(nobody, PATH, "http://page", hidden + "A", "chat")).isEqualTo(401);
    }

    private String next() throws InterruptedException {
        return messages.poll(20, TimeUnit.SECONDS);
    }

    private int refusal(Rest client, String path, String origin, String... protocols) {
        int[] status = new int[1];
        assertThatThrownBy(() -> open(client, path, origin, protocols))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> status[0] = e.getResponse().statusCode());
        return status[0];
    }

    private WebSocket open(Rest client, String path, String origin, String... protocols) {
        WebSocket.Builder builder = client.http().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (protocols.length > 0) {
            String[] less = java.util.Arrays.copyOfRange(protocols, 1, protocols.length);
            builder.subprotocols(protocols[0], less);
        }
        return builder.buildAsync(URI.create(client.url().replace("https:", "wss:") + path), new Listener())
                .join();
    }

    /** Collects whole messages, and how it ended. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add("closed " + code);
            return null;
        }
    }
}
