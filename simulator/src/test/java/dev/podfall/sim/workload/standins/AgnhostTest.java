package dev.podfall.sim.workload.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgnhostTest {
    private final Bench bench = new Bench();

    private HttpResponse health() {
        return bench.get("http://10.244.0.7:8080/healthz").response();
    }

    @Test
    void its_liveness_is_well_for_ten_seconds_and_then_ill() {
        bench.run(Spec.of("registry.k8s.io/e2e-test-images/agnhost:2.40")
                .arguments("liveness")
                .pod("web", "10.244.0.7"));
        bench.pass(Duration.ofSeconds(5));
        assertThat(health().status()).isEqualTo(200);
        assertThat(health().bodyText()).isEqualTo("ok");
        bench.pass(Duration.ofSeconds(6));
        assertThat(health().status()).isEqualTo(500);
        assertThat(health().bodyText()).startsWith("error: 1");
        assertThat(bench.get("http://10.244.0.7:8080/started").response().status())
                .isEqualTo(200);
    }
}
