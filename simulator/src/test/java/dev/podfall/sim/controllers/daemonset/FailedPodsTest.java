package dev.podfall.sim.controllers.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedPodsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final FailedPods failed = new FailedPods();
    private final KubeObject set = new KubeObject(KubeObject.of(Resources.DAEMONSETS, "default", "agent"));

    private long waits(String node, long second) {
        return failed.wait(set, node, START.plusSeconds(second)).toSeconds();
    }

    @Test
    void the_first_goes_at_once_and_each_that_follows_waits_twice_as_long() {
        assertThat(waits("node-1", 0)).isZero();
        assertThat(waits("node-1", 0)).isEqualTo(1);
        assertThat(waits("node-1", 1)).isZero();
        assertThat(waits("node-1", 2)).isEqualTo(1);
        assertThat(waits("node-1", 3)).isZero();
        assertThat(waits("node-1", 3)).isEqualTo(4);
        assertThat(waits("node-2", 3)).isZero();
    }

    @Test
    void no_wait_is_longer_than_a_quarter_of_an_hour_and_half_an_hour_later_all_is_forgotten() {
        long second = 0;
        assertThat(waits("node-1", second)).isZero();
        for (int failure = 0; failure < 20; failure++) {
            second += waits("node-1", second);
            assertThat(waits("node-1", second)).isZero();
        }
        assertThat(waits("node-1", second)).isEqualTo(Duration.ofMinutes(15).toSeconds());
        second += Duration.ofMinutes(31).toSeconds();
        assertThat(waits("node-1", second)).isZero();
        assertThat(waits("node-1", second)).isEqualTo(1);
    }
}
