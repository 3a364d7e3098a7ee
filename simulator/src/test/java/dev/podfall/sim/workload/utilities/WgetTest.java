package dev.podfall.sim.workload.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of {@code wget} that have a letter and a long name. */
class WgetTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(strings = {"-T 1", "-T1", "--timeout=1", "--timeout 1", "--tries 1 --timeout=1"})
    void it_waits_no_longer_than_it_was_told(String options) {
        var run = bench.run(Spec.of("busybox").command("sh", "-c", "wget --spider " + options + " 203.0.113.9"));
        bench.pass(Duration.ofSeconds(5));
        assertThat(run.stderr.toString())
                .isEqualTo("Connecting to 203.0.113.9 (203.0.113.9:80)\nwget: download timed out\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q -O -", "-qO-", "--quiet --output-document=-", "--quiet --output-document -"})
    void it_writes_where_it_was_told_and_says_nothing_else(String options) {
        bench.run(Spec.of("nginx").pod("web", "10.244.0.5"));
        bench.pass(Duration.ofSeconds(1));
        var run = bench.sh("wget " + options + " 10.244.0.5 | head -n 1");
        assertThat(run.stdout.toString()).isEqualTo("<!DOCTYPE html>\n");
        assertThat(run.stderr.toString()).isEmpty();
    }
}
