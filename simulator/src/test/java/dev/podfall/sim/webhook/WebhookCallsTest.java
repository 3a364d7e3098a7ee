package dev.podfall.sim.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.authn.CertificateAuthority;
import dev.podfall.sim.authn.Identity;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks as they are called: over the cluster's network, or outside of it. */
class WebhookCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMillis(20);
    private static final String FAILED =
            "Internal error occurred: failed calling webhook \"hook.example.com\": failed to call webhook: Post ";

    private final CertificateAuthority authority = CertificateAuthority.create(Instant.now());
    private Simulation simulation = start(AllowedHosts.NONE);

    private static Simulation start(AllowedHosts hosts) {
        return Simulation.start(new SimulationSpec(
                "test",
                1,
                START,
                List.of(new NodeSpec("node-1", 4000, 16L << 30, 110, Map.of(), Map.of(), List.of())),
                0,
                null,
                hosts));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets time pass until there is an answer: what waits for a webhook does so in the cluster's time. */
    private <T> T meanwhile(Supplier<T> asking) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(asking);
        while (!answer.isDone()) {
            simulation.advance(STEP);
        }
        return answer.join();
    }

    private ObjectNode create(ResourceType type, String text) {
        return meanwhile(() -> simulation.with(c -> c.create(type, json(text))));
    }

    /** @return what the API server says, or {@code created} */
    private String createPod(String name, String more) {
        String pod = "{'metadata': {'name': '" + name + "', 'namespace': 'default'" + more
                + "}, 'spec': {'containers': [{'name': 'c', 'image': 'nginx:1.27'}]}}";
        return meanwhile(() -> simulation.with(c -> {
            try {
                c.create(Resources.PODS, json(pod));
                return "created";
            } catch (ApiException e) {
                return e.getMessage();
            }
        }));
    }

    private void configure(ResourceType type, String client, String more) {
        create(type, """
            {'metadata': {'name': 'hook'}, 'webhooks': [{'name': 'hook.example.com', 'sideEffects': 'None',
             'admissionReviewVersions': ['v1'], 'clientConfig': %s, 'rules': [{'operations': ['CREATE'],
             'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['pods']}], 'namespaceSelector':
             {'matchLabels': {'kubernetes.io/metadata.name': 'default'}} %s}]}\
            """.formatted(client, more));
    }

    private String service(String path, String authorities) {
        return "{'service': {'namespace': 'hooks', 'name': 'hook', 'path': '" + path + "'}, 'caBundle': '"
                + Base64.getEncoder().encodeToString(authorities.getBytes(StandardCharsets.UTF_8)) + "'}";
    }

    private String outside(Outside server, String path) {
        return "{'url': 'https://localhost:" + server.port() + path + "', 'caBundle': '"
                + Base64.getEncoder().encodeToString(trusted().getBytes(StandardCharsets.UTF_8)) + "'}";
    }

    private String trusted() {
        return authority.identity().certificatePem();
    }

    private void namespace() {
        create(Resources.NAMESPACES, "{'metadata': {'name': 'hooks'}}");
    }

    private void serviceOnly(int targetPort) {
        create(Resources.SERVICES, """
            {'metadata': {'name': 'hook', 'namespace': 'hooks'}, 'spec': {'selector': {'app': 'hook'},
             'ports': [{'port': 443, 'targetPort': %d}]}}\
            """.formatted(targetPort));
    }

    /** A server for webhooks behind its Service, whose certificate is for that name. */
    private void server(String name, int targetPort) {
        namespace();
        serviceOnly(targetPort);
        Identity identity = authority.server(List.of(name), List.of(), Instant.now());
        create(
                Resources.SECRETS,
                JSON.createObjectNode()
                        .<ObjectNode>set(
                                "metadata",
                                JSON.createObjectNode().put("name", "cert").put("namespace", "hooks"))
                        .<ObjectNode>set(
                                "stringData",
                                JSON.createObjectNode()
                                        .put("tls.crt", identity.certificatePem())
                                        .put("tls.key", identity.keyPem()))
                        .toString());
        create(Resources.PODS, """
            {'metadata': {'name': 'hook', 'namespace': 'hooks', 'labels': {'app': 'hook'}}, 'spec': {
             'volumes': [{'name': 'cert', 'secret': {'secretName': 'cert'}}],
             'containers': [{'name': 'c', 'image': 'registry.k8s.io/e2e-test-images/agnhost:2.53',
             'args': ['webhook', '--tls-cert-file=/cert/tls.crt', '--tls-private-key-file=/cert/tls.key'],
             'volumeMounts': [{'name': 'cert', 'mountPath': '/cert'}]}]}}\
            """);
        boolean ready = simulation.advanceUntil(
                () -> simulation.with(c -> new KubeObject(c.get(Resources.PODS, "hooks", "hook")).is("Ready")),
                Duration.ofMinutes(2));
        assertThat(ready).isTrue();
        simulation.advance(Duration.ofSeconds(2));
    }

    private void server() {
        server("hook.hooks.svc", 443);
    }

    @Test
    void a_pod_that_a_webhook_denies_is_not_created() {
        server();
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("/pods", trusted()), "");
        assertThat(createPod("bad", ", 'labels': {'webhook-e2e-test': 'webhook-disallow'}"))
                .isEqualTo(
                        "admission webhook \"hook.example.com\" denied the request: the pod contains unwanted label;");
        assertThat(createPod("good", "")).isEqualTo("created");
    }

    @Test
    void a_pod_gets_what_a_webhook_adds() {
        server();
        configure(Resources.MUTATINGWEBHOOKCONFIGURATIONS, service("/add-label", trusted()), "");
        assertThat(createPod("web", "")).isEqualTo("created");
        ObjectNode pod = simulation.with(c -> c.get(Resources.PODS, "default", "web"));
        assertThat(pod.at("/metadata/labels/added-label").asText()).isEqualTo("yes");
    }

    @Test
    void without_endpoints_nobody_is_called_and_controllers_say_so() {
        namespace();
        serviceOnly(443);
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("", trusted()), "");
        String told =
                FAILED + "\"https://hook.hooks.svc:443/?timeout=10s\": no endpoints available for service \"hook\"";
        assertThat(createPod("web", "")).isEqualTo(told);
        create(Resources.REPLICASETS, """
            {'metadata': {'name': 'web', 'namespace': 'default'}, 'spec': {'replicas': 1,
             'selector': {'matchLabels': {'app': 'web'}}, 'template': {'metadata': {'labels': {'app': 'web'}},
             'spec': {'containers': [{'name': 'c', 'image': 'nginx:1.27'}]}}}}\
            """);
        simulation.advance(Duration.ofSeconds(3));
        List<ObjectNode> events = simulation.with(c -> c.list(Resources.EVENTS, "default"));
        assertThat(events).anySatisfy(event -> {
            assertThat(event.path("reason").asText()).isEqualTo("FailedCreate");
            assertThat(event.path("message").asText()).isEqualTo("Error creating: " + told);
        });
        simulation.with(c -> {
            c.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "hook", DeleteOptions.DEFAULT);
            return null;
        });
        boolean healed = simulation.advanceUntil(
                () -> simulation.with(c -> c.list(Resources.PODS, "default")).size() == 1, Duration.ofMinutes(20));
        assertThat(healed).isTrue();
    }

    @Test
    void a_service_that_is_not_there_and_a_port_that_it_lacks_are_named() {
        namespace();
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("/check", trusted()), "");
        String url = "\"https://hook.hooks.svc:443/check?timeout=10s\": ";
        assertThat(createPod("web", "")).isEqualTo(FAILED + url + "service \"hook\" not found");
        create(Resources.SERVICES, """
            {'metadata': {'name': 'hook', 'namespace': 'hooks'}, 'spec': {'ports': [{'port': 8443}]}}\
            """);
        assertThat(createPod("web", "")).isEqualTo(FAILED + url + "no service port 443 found for service \"hook\"");
    }

    @Test
    void a_port_where_nobody_listens_refuses() {
        server("hook.hooks.svc", 9443);
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("", trusted()), "");
        assertThat(createPod("web", ""))
                .startsWith(FAILED + "\"https://hook.hooks.svc:443/?timeout=10s\": dial tcp 10.244.")
                .endsWith(":9443: connect: connection refused");
    }

    @Test
    void whose_certificate_nobody_vouches_for_is_not_asked() {
        server();
        String stranger = CertificateAuthority.create(Instant.now()).identity().certificatePem();
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("", stranger), "");
        assertThat(createPod("web", ""))
                .startsWith(
                        FAILED + "\"https://hook.hooks.svc:443/?timeout=10s\": tls: failed to verify certificate: x509:"
                                + " certificate signed by unknown authority");
    }

    @Test
    void a_certificate_for_another_name_is_not_taken() {
        server("other.hooks.svc", 443);
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("", trusted()), "");
        assertThat(createPod("web", ""))
                .isEqualTo(
                        FAILED + "\"https://hook.hooks.svc:443/?timeout=10s\": tls: failed to verify certificate: x509:"
                                + " certificate is valid for other.hooks.svc, not hook.hooks.svc");
    }

    @Test
    void a_webhook_that_takes_too_long_fails_after_its_timeout_and_not_before() {
        server();
        configure(
                Resources.VALIDATINGWEBHOOKCONFIGURATIONS,
                service("/always-allow-delay-5s", trusted()),
                ", 'timeoutSeconds': 3");
        Instant before = simulation.now();
        assertThat(createPod("web", ""))
                .isEqualTo(FAILED
                        + "\"https://hook.hooks.svc:443/always-allow-delay-5s?timeout=3s\": context deadline exceeded");
        assertThat(Duration.between(before, simulation.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void others_are_answered_while_one_waits_for_a_webhook() {
        server();
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, service("/always-allow-delay-5s", trusted()), "");
        simulation.pace(0.001); // so that five seconds are an hour and more
        CompletableFuture<ObjectNode> waiting = CompletableFuture.supplyAsync(() -> simulation.with(c -> c.create(
                Resources.PODS,
                json("{'metadata': {'name': 'slow', 'namespace': 'default'}, 'spec': {'containers':"
                        + " [{'name': 'c', 'image': 'nginx:1.27'}]}}"))));
        ObjectNode quick = simulation.with(
                c -> c.create(Resources.CONFIGMAPS, json("{'metadata': {'name': 'quick', 'namespace': 'default'}}")));
        assertThat(quick.at("/metadata/name").asText()).isEqualTo("quick");
        assertThat(waiting).isNotDone();
        simulation.pause();
        assertThat(waiting.join().at("/metadata/name").asText()).isEqualTo("slow");
    }

    @Test
    void a_pod_whose_end_a_webhook_does_not_let_happen_goes_once_it_may() {
        namespace();
        serviceOnly(443);
        create(Resources.PODS, """
            {'metadata': {'name': 'web', 'namespace': 'default'}, 'spec': {'containers': [{'name': 'c', 'image':
             'nginx:1.27'}]}}\
            """);
        simulation.advance(Duration.ofSeconds(20));
        simulation.with(c -> {
            c.delete(Resources.PODS, "default", "web", DeleteOptions.DEFAULT);
            return c.create(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, json("""
                {'metadata': {'name': 'hook'}, 'webhooks': [{'name': 'hook.example.com', 'sideEffects': 'None',
                 'admissionReviewVersions': ['v1'], 'clientConfig': %s, 'rules': [{'operations': ['DELETE'],
                 'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['pods']}]}]}\
                """.formatted(service("", trusted()))));
        });
        simulation.advance(Duration.ofMinutes(2));
        assertThat(simulation.with(c -> c.list(Resources.PODS, "default")).size())
                .isEqualTo(1);
        simulation.with(c -> {
            c.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "hook", DeleteOptions.DEFAULT);
            return null;
        });
        simulation.advance(Duration.ofSeconds(30));
        assertThat(simulation.with(c -> c.list(Resources.PODS, "default")).size())
                .isZero();
    }

    @Test
    void a_webhook_about_everything_stops_the_cluster_until_it_is_deleted() {
        namespace();
        serviceOnly(443);
        create(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, """
            {'metadata': {'name': 'all'}, 'webhooks': [{'name': 'all.example.com', 'sideEffects': 'None',
             'admissionReviewVersions': ['v1'], 'clientConfig': %s, 'rules': [{'operations': ['*'],
             'apiGroups': ['*'], 'apiVersions': ['*'], 'resources': ['*/*']}]}]}\
            """.formatted(service("", trusted())));
        simulation.advance(Duration.ofMinutes(3));
        assertThat(sinceHeartbeat()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(createPod("web", "")).startsWith("Internal error occurred: failed calling webhook");
        simulation.with(c -> {
            c.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "all", DeleteOptions.DEFAULT);
            return null;
        });
        simulation.advance(Duration.ofMinutes(2));
        assertThat(sinceHeartbeat()).isLessThan(Duration.ofSeconds(20));
        assertThat(createPod("web", "")).isEqualTo("created");
    }

    /** How long the node has not been heard of. */
    private Duration sinceHeartbeat() {
        String renewed = simulation.with(c -> c.get(Resources.LEASES, "kube-node-lease", "node-1")
                .at("/spec/renewTime")
                .asText());
        return Duration.between(Instant.parse(renewed), simulation.now());
    }

    @Test
    void a_server_outside_is_called_where_that_is_allowed() throws Exception {
        try (Outside outside = new Outside(authority.server(List.of("localhost"), List.of(), Instant.now()))) {
            String url = "https://localhost:" + outside.port() + "/deny";
            String client = outside(outside, "/deny");
            configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, client, "");
            assertThat(createPod("web", ""))
                    .isEqualTo(FAILED + "\"" + url + "?timeout=10s\": dial tcp: lookup localhost: no such host");
            assertThat(outside.asked).isZero();
            simulation.close();
            simulation = start(new AllowedHosts(List.of("localhost:" + outside.port())));
            configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, client, "");
            assertThat(createPod("web", ""))
                    .isEqualTo("admission webhook \"hook.example.com\" denied the request: from outside");
            assertThat(outside.asked).isEqualTo(1);
        }
    }

    @Test
    void servers_outside_that_never_end_their_answers_hold_up_no_other() throws Exception {
        try (Outside outside = new Outside(authority.server(List.of("localhost"), List.of(), Instant.now()))) {
            simulation.close();
            simulation = start(new AllowedHosts(List.of("localhost")));
            String endless = IntStream.range(0, 16)
                    .mapToObj(i -> """
                        {'name': 'hook%d.example.com', 'sideEffects': 'None', 'admissionReviewVersions': ['v1'],
                         'timeoutSeconds': 1, 'clientConfig': %s, 'rules': [{'operations': ['CREATE'],
                         'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['pods']}]}\
                        """.formatted(i, outside(outside, "/endless")))
                    .collect(Collectors.joining(","));
            create(
                    Resources.VALIDATINGWEBHOOKCONFIGURATIONS,
                    "{'metadata': {'name': 'endless'}, 'webhooks': [" + endless + "]}");
            assertThat(createPod("web", "")).endsWith("context deadline exceeded");
            simulation.with(c -> {
                c.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "endless", DeleteOptions.DEFAULT);
                return null;
            });
            configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, outside(outside, "/deny"), "");
            assertThat(createPod("web", ""))
                    .isEqualTo("admission webhook \"hook.example.com\" denied the request: from outside");
        }
    }

    @Test
    void what_goes_wrong_outside_is_told_as_within() throws Exception {
        simulation.close();
        simulation = start(new AllowedHosts(List.of("localhost", "127.0.0.1")));
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, "{'url': 'https://127.0.0.1:" + closed + "/x'}", "");
        assertThat(createPod("web", ""))
                .isEqualTo(FAILED + "\"https://127.0.0.1:" + closed + "/x?timeout=10s\": dial tcp 127.0.0.1:" + closed
                        + ": connect: connection refused");
        simulation.with(c -> {
            c.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "hook", DeleteOptions.DEFAULT);
            return null;
        });
        try (Outside outside = new Outside(authority.server(List.of("localhost"), List.of(), Instant.now()))) {
            String url = "https://localhost:" + outside.port() + "/";
            configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, "{'url': '" + url + "'}", "");
            assertThat(createPod("web", ""))
                    .isEqualTo(FAILED + "\"" + url + "?timeout=10s\": tls: failed to verify certificate: x509:"
                            + " certificate signed by unknown authority");
        }
    }

    /** A server of somebody else that denies everything. */
    private static final class Outside implements AutoCloseable {
        private final HttpsServer server;
        private volatile int asked;

        Outside(Identity identity) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", identity.key(), new char[0], new Certificate[] {identity.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.createContext("/", exchange -> {
                asked++;
                String uid = JSON.readTree(exchange.getRequestBody())
                        .at("/request/uid")
                        .asText();
                byte[] body =
                        ("{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\",\"response\":{\"uid\":\""
                                        + uid + "\",\"allowed\":false,\"status\":{\"message\":\"from outside\"}}}")
                                .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.createContext("/endless", exchange -> {
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush(); // and that is all
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
