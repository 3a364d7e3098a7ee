package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.Normal;
import dev.podfall.engine.lab.Settling;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault: it shows, and taking it back leaves what was there before. */
class FaultsTest {
    private static final String NAMESPACE = "shop";
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final int SEEDS = 20;
    private static final List<String> KINDS = List.of(
            "Namespace",
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "Deployment",
            "Service",
            "Ingress",
            "HorizontalPodAutoscaler",
            "CronJob",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "ResourceQuota",
            "LimitRange",
            "Node");

    private Cluster cluster;

    @BeforeEach
    void a_healthy_namespace() {
        InstantSource wall = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        cluster = new EmbeddedProvider(wall)
                .provision(new ClusterSpec("faults", 3, 0, Duration.ZERO, null), Progress.NONE);
        Yaml.documents("base.yaml", resource("base.yaml"))
                .forEach(o -> cluster.api().create(o));
        assertThat(isSettled()).isTrue();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    static Stream<List<String>> examples() {
        return resource("examples.tsv").lines().filter(l -> !l.startsWith("#")).map(l -> List.of(l.split("\t")));
    }

    private static String resource(String name) {
        try (InputStream in = FaultsTest.class.getResourceAsStream("/faults/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FaultSpec spec(String fault, String parameters) {
        ObjectNode with = (ObjectNode)
                Yaml.documents("with", "with: " + parameters).get(0).path("with");
        return new FaultSpec(fault, with.put("namespace", NAMESPACE));
    }

    private boolean isSettled() {
        return cluster.await(() -> Settling.isSettled(cluster.api(), List.of(NAMESPACE)), LIMIT);
    }

    private String all(String kind) {
        return cluster.api()
                .list(kind, kind.equals("Node") ? null : NAMESPACE, null)
                .toString();
    }

    /** What people wrote, without what servers add; the autoscaler's and the CronJob's own doings are theirs. */
    private Map<String, ObjectNode> written() {
        Map<String, ObjectNode> objects = new TreeMap<>();
        for (String kind : KINDS) {
            boolean isOfTheCluster = kind.equals("Node") || kind.equals("Namespace");
            for (ObjectNode object : cluster.api().list(kind, isOfTheCluster ? null : NAMESPACE, null)) {
                objects.put(kind + " " + object.at("/metadata/name").asText(), Normal.of(kind, object));
            }
        }
        return objects;
    }

    @Test
    void each_fault_has_an_example() {
        List<String> here = examples().map(e -> e.get(0)).toList();
        Set<String> all = new TreeSet<>(here);
        all.addAll(ofAddOns());
        assertThat(here).isSorted();
        assertThat(all).containsExactlyElementsOf(FaultRegistry.standard().names());
    }

    /** Those of labs with add-ons, which this cluster lacks: that they show and can be taken back is claims 3 and 9 of those labs. */
    private static Set<String> ofAddOns() {
        Catalogue catalogue = Catalogue.builtIn();
        return catalogue.labs().stream()
                .filter(lab -> !lab.facts().addons().isEmpty())
                .flatMap(lab -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> catalogue.lab(lab.id(), seed)))
                .flatMap(lab -> lab.scenario().breakage().faults().stream())
                .map(FaultSpec::fault)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void it_shows_and_can_be_taken_back(List<String> example) {
        FaultRegistry registry = FaultRegistry.standard();
        FaultSpec spec = spec(example.get(0), example.get(1));
        Map<String, ObjectNode> before = written();
        assertThat(all(example.get(2))).doesNotContain(example.get(3));

        Injection injection = registry.inject(cluster, spec);
        boolean shows = cluster.await(() -> all(example.get(2)).contains(example.get(3)), LIMIT);
        assertThat(shows).as(() -> all(example.get(2))).isTrue();

        registry.recover(cluster, injection);
        assertThat(isSettled()).as("settled again").isTrue();
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            memory-limit     | {deployment: web, container: web, limit: 1Mi}                    | parameter request is missing
            memory-limit     | {deployment: web, container: web, request: 1Mi, limit: 1Mi, x: 1} | it has no parameter x; it has container, deployment, limit, namespace, request
            memory-limit     | {deployment: web, container: wed, request: 1Mi, limit: 1Mi}      | has nothing at /spec/template/spec/containers
            memory-limit     | {deployment: wed, container: web, request: 1Mi, limit: 1Mi}      | there is no Deployment wed in namespace shop
            memory-limit     | {deployment: web, container: web, request: 128Mi, limit: 256Mi}  | is like that already
            replicas         | {deployment: web, replicas: many}                                | replicas is how many pods
            probe-port       | {deployment: web, container: web, port: 1, probe: startup}       | has nothing at
            probe-port       | {deployment: web, container: web, port: 1, probe: start-up}      | probe is readiness, liveness or startup
            missing-secret   | {secret: nobody, selector: app=web}                              | there is no Secret nobody
            image-tag        | {deployment: web, container: wed, tag: v1}                       | has no container wed
            image-tag        | {deployment: web, container: web, tag: "v1 v2"}                  | tag is the wrong tag
            service-target-port | {service: web, port: 99999}                                    | 99999
            deny-ingress     | {value: [a, b]}                                                  | parameter value is a list
            """)
    void what_does_not_fit_is_refused(String fault, String parameters, String why) {
        assertThatThrownBy(() -> FaultRegistry.standard().inject(cluster, spec(fault, parameters)))
                .isInstanceOf(FaultUnfit.class)
                .hasMessageContaining(why);
    }
}
