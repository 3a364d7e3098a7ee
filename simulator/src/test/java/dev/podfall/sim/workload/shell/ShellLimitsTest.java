package dev.podfall.sim.workload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that want more than a machine has end as the kernel and the shell end them, and nobody else notices. */
class ShellLimitsTest {
    private static final String LONG = "x=a; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do x=$x$x; done; ";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x='eval \"$x\"'; eval \"$x\"                    | 139 | ''",
                "echo '. /tmp/self' > /tmp/self; . /tmp/self     | 139 | ''",
                "f(){ f; }; f                                    | 2   | maximum function recursion depth exceeded",
                "x=ab; while :; do x=$x$x; done                  | 2   | out of memory",
                "f(){ x=$(f); }; f; echo $?                      | 0   | can't fork: Resource temporarily unavailable",
                "i=0; while [ $i -lt 600 ]; do sleep 9 & i=$((i+1)); done | 2 | can't fork: Resource temporarily unavailable"
            })
    void what_a_script_may_not_do_without_end_ends(String script, int exit, String words) {
        Bench.Run run = bench.sh(script);
        assertThat(run.exitCode).as(text(run)).isEqualTo(exit);
        assertThat(text(run)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ls $x", "export x; ls /", "x=$x ls /", "ls $(seq 100000 400000)", "exec ls $x"})
    void what_execve_does_not_take_is_too_long(String command) {
        Bench.Run run = bench.sh(LONG + command);
        assertThat(text(run)).isEqualTo("sh: ls: Argument list too long\n");
        assertThat(run.exitCode).isEqualTo(126);
    }

    @Test
    void a_sequence_may_be_longer_than_anybody_reads() {
        assertThat(text(bench.sh("seq 1 1000000000000 | head -n 3"))).isEqualTo("1\n2\n3\n");
    }

    @Test
    void builtins_take_arguments_of_any_length() {
        assertThat(text(bench.sh(LONG + "echo $x | wc -c"))).isEqualTo("262145\n");
    }

    @Test
    void a_variable_counts_as_memory_and_growing_without_end_is_the_container_s_end() {
        Bench.Run run = bench.run(Bench.Spec.of("docker.io/library/busybox")
                .memory(64)
                .command("sh", "-c", "x=ab; while :; do x=$x$x; done"));
        bench.until(run, Duration.ofHours(1));
        assertThat(run.exitCode).isEqualTo(137);
        assertThat(run.outOfMemory).isTrue();
        assertThat(text(run)).isEmpty();
        Bench.Run holding = bench.run(
                Bench.Spec.of("docker.io/library/busybox").command("sh", "-c", LONG + "while :; do sleep 1; done"));
        bench.pass(Duration.ofSeconds(20));
        Bench.Run empty =
                bench.run(Bench.Spec.of("docker.io/library/busybox").command("sh", "-c", "while :; do sleep 1; done"));
        bench.pass(Duration.ofSeconds(20));
        assertThat(holding.container.usage().memoryBytes()
                        - empty.container.usage().memoryBytes())
                .isBetween(262_144L, 263_000L);
    }

    private static String text(Bench.Run run) {
        return run.stdout.toString() + run.stderr;
    }

    @Test
    void a_fork_bomb_meets_the_process_limit_and_with_a_memory_limit_the_killer() {
        Bench.Run run =
                bench.run(Bench.Spec.of("docker.io/library/busybox").command("sh", "-c", ":(){ :|:& };: ; sleep 3600"));
        bench.pass(Duration.ofSeconds(10));
        Bench.Exec exec = bench.exec(run, false, "ps");
        bench.pass(Duration.ofSeconds(10));
        assertThat(exec.stdout().lines().count()).isLessThanOrEqualTo(513);
        Bench.Run limited = bench.run(Bench.Spec.of("docker.io/library/busybox")
                .memory(64)
                .command("sh", "-c", ":(){ :|:& };: ; sleep 3600"));
        bench.until(limited, Duration.ofMinutes(5));
        assertThat(limited.exitCode).isEqualTo(137);
        assertThat(limited.outOfMemory).isTrue();
    }
}
