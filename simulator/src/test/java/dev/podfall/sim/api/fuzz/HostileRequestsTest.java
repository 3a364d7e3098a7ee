package dev.podfall.sim.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.RunningCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Thousands of requests that nobody means well: each is answered, and none of them hurts. */
class HostileRequestsTest {
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3000);

    /** Not served, not there, not in time: the server's own answers to fair questions. */
    private static final Set<Integer> FAIR = Set.of(501, 503, 504);

    /** What a real API server answers with 500 as well: errors it gives no code of their own. */
    private static final List<String> AS_UPSTREAM = List.of(
            "etcdserver: request is too large",
            "failed to create typed patch object (",
            "strconv.ParseUint: parsing \"",
            "resourceVersion should not be set on objects to be created",
            "unknown patch type: ",
            "expected a []interface {}, but received a ",
            "unable to find api field in struct ",
            "does not contain declared merge key: ");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream console = System.err;
    private final List<String> faults = new ArrayList<>();
    private final Samples samples = new Samples();
    private RunningCluster cluster;
    private KubernetesClient client;
    private RawClient raw;

    @BeforeEach
    void start() throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        LoggerFactory.getLogger(HostileRequestsTest.class).warn("Errors are heard.");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("Errors are heard.");
        log.reset();
        cluster = RunningCluster.start();
        Config config = Config.fromKubeconfig(cluster.kubeconfig());
        client = new KubernetesClientBuilder().withConfig(config).build();
        raw = new RawClient(
                SSLUtils.sslContext(config), URI.create(cluster.url()).getPort());
        discover();
        for (String namespace : List.of("f0", "f1")) {
            settle(namespace);
        }
    }

    @AfterEach
    void stop() {
        System.setErr(console);
        raw.close();
        client.close();
        cluster.close();
    }

    @Test
    void each_is_answered_and_the_cluster_works_afterwards() {
        HostileRequests requests = new HostileRequests(SEED, samples);
        for (int i = 0; i < REQUESTS && faults.size() < 20; i++) {
            HostileRequest request = requests.next();
            int before = log.size();
            judge(request, "request " + i + " of seed " + SEED + ": " + request);
            if (log.size() > before) {
                faults.add("logged after request " + i + " of seed " + SEED + ": " + request);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(readyReplicas()).isEqualTo(1);
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private void judge(HostileRequest request, String what) {
        try {
            RawClient.Answer answer = raw.send(request);
            if (answer.status() >= 500 && !FAIR.contains(answer.status()) && !isAsUpstream(answer.body())) {
                faults.add(answer.status() + " " + answer.body() + "\n  to " + what);
            }
        } catch (IOException | RuntimeException nothing) {
            faults.add(nothing + "\n  to " + what);
        }
    }

    /** In JSON or in YAML, where long texts are folded. */
    private static boolean isAsUpstream(String body) {
        String text = body.replace("\\\"", "\"");
        return AS_UPSTREAM.stream().anyMatch(text::contains) && !text.contains("InternalError");
    }

    private int readyReplicas() {
        Deployment web = client.apps()
                .deployments()
                .load(HostileRequestsTest.class.getResourceAsStream("/fuzz/afterwards.yaml"))
                .create();
        return client.apps()
                .deployments()
                .resource(web)
                .waitUntilReady(60, TimeUnit.SECONDS)
                .getStatus()
                .getReadyReplicas();
    }

    private void discover() throws IOException {
        samples.serve("/api/v1", get("/api/v1"));
        for (JsonNode group : get("/apis").path("groups")) {
            for (JsonNode version : group.path("versions")) {
                String path = "/apis/" + version.path("groupVersion").asText();
                samples.serve(path, get(path));
            }
        }
    }

    private JsonNode get(String path) throws IOException {
        byte[] nothing = {};
        return new ObjectMapper()
                .readTree(raw.send(new HostileRequest("GET", path, List.of(), nothing))
                        .body());
    }

    /** A namespace with one object of each kind, and a quota, so that a giant number of replicas stays a wish. */
    private void settle(String namespace) throws IOException {
        post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + namespace + "\"}}");
        post(
                "/api/v1/namespaces/" + namespace + "/resourcequotas",
                "{\"metadata\":{\"name\":\"fence\"},\"spec\":{\"hard\":{\"pods\":\"12\",\"count/jobs.batch\":\"20\"}}}");
        for (ObjectNode object : samples.objects()) {
            for (Samples.Resource resource : samples.resources()) {
                if (resource.kind().equals(object.path("kind").asText())
                        && resource.apiVersion()
                                .equals(object.path("apiVersion").asText())
                        && !resource.fragile()) {
                    post(resource.path(namespace), object.toString());
                }
            }
        }
    }

    private void post(String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        raw.send(new HostileRequest("POST", path, List.of("Content-Type: application/json"), bytes));
    }
}
