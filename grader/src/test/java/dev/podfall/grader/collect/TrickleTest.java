package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users who call while nobody grades are seen where one looks for them: in the server's log. */
class TrickleTest {
    private static final Lab LAB = Catalogue.builtIn().lab("empty-endpoints");

    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        cluster = new LabRunner(new EmbeddedProvider(clock))
                .runHealthy(LAB, "trickle", 7, null)
                .cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private long requests(Duration within) {
        long before = logged();
        cluster.await(() -> false, within);
        return logged() - before;
    }

    private long logged() {
        return cluster.api().list("Pod", "ml-serving-prod", "app=fraud-scorer").stream()
                .map(p -> p.at("/metadata/name").asText())
                .map(p -> cluster.api().logs("ml-serving-prod", p, "fraud-scorer", false))
                .flatMap(String::lines)
                .filter(line -> line.contains("request_id"))
                .count();
    }

    @Test
    void requests_come_as_time_passes_and_never_faster_when_it_begins_again() {
        assertThat(requests(Duration.ofMinutes(2))).isZero();
        Trickle.start(cluster, LAB);
        assertThat(requests(Duration.ofMinutes(2))).isBetween(20L, 25L);
        Trickle.start(cluster, LAB);
        assertThat(requests(Duration.ofMinutes(2))).isBetween(20L, 25L);
    }

    @Test
    void nobody_calls_any_more_when_there_are_no_calls() {
        Trickle.start(cluster, LAB);
        cluster.capability(Visitors.class).orElseThrow().keepCalling(List.of(), Duration.ofSeconds(1));
        assertThat(requests(Duration.ofMinutes(2))).isZero();
    }
}
