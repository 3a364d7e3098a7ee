package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches over the wire. */
class WatchTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private final BareCluster cluster = BareCluster.now();
    private final Rest admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
    private BufferedReader lines;

    @BeforeEach
    void one() {
        admin.post(MAPS, "{\"metadata\":{\"name\":\"one\"}}");
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        if (lines != null) {
            lines.close();
        }
        cluster.close();
        assertThat(cluster.server.connections()).isZero();
        assertThat(cluster.threads.group().isTerminated()).isTrue();
    }

    @Test
    void tells_what_there_is_and_what_changes() throws IOException {
        watch("?watch=1");
        assertThat(next().path("type").asText()).isEqualTo("ADDED");
        admin.patch(MAPS + "/one", "application/merge-patch+json", "{\"data\":{\"a\":\"b\"}}");
        JsonNode modified = next();
        assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
        assertThat(modified.at("/object/data/a").asText()).isEqualTo("b");
        assertThat(modified.at("/object/kind").asText()).isEqualTo("ConfigMap");
        admin.delete(MAPS + "/one");
        assertThat(next().path("type").asText()).isEqualTo("DELETED");
    }

    @Test
    void a_table_tells_its_columns_once() throws IOException {
        admin.post(MAPS, "{\"metadata\":{\"name\":\"two\"}}");
        Rest tables = admin.with("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");
        watch(tables, "?watch=1&includeObject=None");
        JsonNode first = next().path("object");
        assertThat(first.at("/columnDefinitions/0/name").asText()).isEqualTo("Name");
        assertThat(first.at("/rows/0/cells/0").asText()).isEqualTo("one");
        assertThat(first.at("/rows/0/object").isNull()).isTrue();
        assertThat(next().at("/object/columnDefinitions").isNull()).isTrue();
    }

    @Test
    void initial_events_end_with_a_bookmark() throws IOException {
        watch("?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
        assertThat(next().path("type").asText()).isEqualTo("ADDED");
        JsonNode bookmark = next();
        assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
        assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void ends_when_its_time_is_up() throws IOException {
        watch("?watch=1&timeoutSeconds=1");
        assertThat(next().path("type").asText()).isEqualTo("ADDED");
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void timestamps_are_told_in_the_clients_time() throws IOException {
        try (BareCluster past = new BareCluster(
                java.time.Instant.parse("2020-01-01T00:00:00Z"), s -> s.withOffset(() -> Duration.ofDays(1)))) {
            Rest rest = Rest.as(past, "kubernetes-admin", List.of("system:masters"));
            JsonNode told = rest.get("/api/v1/namespaces/default").tree();
            assertThat(told.at("/metadata/creationTimestamp").asText()).isEqualTo("2020-01-02T00:00:00Z");
            rest.post(
                    "/apis/coordination.k8s.io/v1/namespaces/default/leases",
                    "{\"metadata\":{\"name\":\"l\"},\"spec\":{\"renewTime\":\"2020-01-02T00:00:05.123456Z\"}}");
            KubeObject stored = new KubeObject(past.loop.call(
                    () -> past.machinery.client("system:apiserver").get(Resources.LEASES, "default", "l")));
            assertThat(stored.spec().path("renewTime").asText()).isEqualTo("2020-01-01T00:00:05.123456Z");
        }
    }

    private void watch(String query) {
        watch(admin, query);
    }

    private void watch(Rest as, String query) {
        lines = new BufferedReader(new InputStreamReader(as.stream(MAPS + query).body(), StandardCharsets.UTF_8));
    }

    private JsonNode next() throws IOException {
        return new ObjectMapper().readTree(lines.readLine());
    }
}
