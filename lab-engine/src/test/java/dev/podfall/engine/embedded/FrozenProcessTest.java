package dev.podfall.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that stands still holds its port, answers nobody and hears no TERM, until the kubelet ends it. */
class FrozenProcessTest {
    private static final String NS = "ml-serving-prod";
    private static final String SERVER = "fraud-scorer";

    private Cluster cluster;

    @BeforeEach
    void healthy() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        cluster = new LabRunner(new EmbeddedProvider(clock))
                .runHealthy(Catalogue.builtIn().lab("empty-endpoints"), "frozen", 7, null)
                .cluster();
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    private void freeze(String pod) {
        cluster.capability(ProcessControl.class).orElseThrow().freeze(NS, pod, SERVER);
    }

    private String pod() {
        return cluster.api()
                .list("Pod", NS, "app=fraud-scorer")
                .get(0)
                .at("/metadata/name")
                .asText();
    }

    private int restarts(String pod) {
        return cluster.api()
                .find("Pod", NS, pod)
                .orElseThrow()
                .at("/status/containerStatuses/0/restartCount")
                .asInt();
    }

    private HttpAnswer ask(String pod) {
        String address = cluster.api()
                .find("Pod", NS, pod)
                .orElseThrow()
                .at("/status/podIP")
                .asText();
        String url = "http://" + address + ":8080/healthz";
        return cluster.api().http(new HttpCall(Origin.STRANGER, "GET", url, null, null, Duration.ofSeconds(2)));
    }

    @Test
    void answers_nobody_and_is_restarted_when_its_grace_is_over() {
        String pod = pod();
        freeze(pod);
        assertThat(ask(pod).failure()).isEqualTo("timeout");
        Instant frozen = cluster.now();
        assertThat(cluster.await(() -> restarts(pod) == 1, Duration.ofMinutes(2)))
                .isTrue();
        assertThat(cluster.now()).isAfter(frozen.plusSeconds(45));
        assertThat(cluster.await(() -> ask(pod).status() == 200, Duration.ofMinutes(1)))
                .isTrue();
    }

    @Test
    void stays_so_without_a_liveness_probe() {
        cluster.api()
                .patch(
                        new ObjectAt("Deployment", NS, SERVER),
                        PatchKind.STRATEGIC,
                        Yaml.documents(
                                        "test",
                                        "spec: {template: {spec: {containers: [{name: fraud-scorer, livenessProbe: null}]}}}")
                                .get(0));
        cluster.await(() -> false, Duration.ofSeconds(60));
        String pod = pod();
        freeze(pod);
        cluster.await(() -> false, Duration.ofMinutes(3));
        assertThat(restarts(pod)).isZero();
        assertThat(ask(pod).failure()).isEqualTo("timeout");
    }

    @Test
    void a_server_behind_a_shell_stands_still_with_it() {
        cluster.api()
                .patch(
                        new ObjectAt("Deployment", NS, SERVER),
                        PatchKind.STRATEGIC,
                        Yaml.documents(
                                        "test",
                                        "spec: {template: {spec: {containers: [{name: fraud-scorer,"
                                                + " command: [sh, -c, 'echo starting; /app/fraud-scorer']}]}}}")
                                .get(0));
        cluster.await(() -> false, Duration.ofSeconds(60));
        String pod = pod();
        assertThat(ask(pod).status()).isEqualTo(200);
        freeze(pod);
        assertThat(ask(pod).failure()).isEqualTo("timeout");
        assertThat(cluster.await(() -> restarts(pod) == 1, Duration.ofMinutes(2)))
                .isTrue();
    }

    @Test
    void can_not_be_stopped_from_inside() {
        String pod = pod();
        ExecResult result = cluster.api().exec(NS, pod, SERVER, List.of("kill", "-STOP", "1"));
        assertThat(result.exitCode()).isZero();
        assertThat(ask(pod).status()).isEqualTo(200);
    }

    @Test
    void who_does_not_run_is_told() {
        assertThatThrownBy(() ->
                        cluster.capability(ProcessControl.class).orElseThrow().freeze(NS, pod(), "nobody"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("nobody");
    }
}
