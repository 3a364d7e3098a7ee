package dev.podfall.sim.workload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Kernel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    private final Bench bench = new Bench();

    /** Cases in {@code shell-cases.txt}: a script, {@code ---}, what it prints, {@code === status}. */
    static Stream<Case> cases() throws IOException {
        try (InputStream data = ShellTest.class.getResourceAsStream("shell-cases.txt")) {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String block : text.split("(?<=\n)(?==== )|(?<==== [0-9]{1,3}\n)")) {
                if (block.contains("\n---\n")) {
                    int middle = block.indexOf("\n---\n");
                    cases.add(new Case(block.substring(0, middle), block.substring(middle + 5), 0));
                } else if (block.startsWith("=== ")) {
                    Case last = cases.remove(cases.size() - 1);
                    cases.add(new Case(
                            last.script,
                            last.output,
                            Integer.parseInt(block.substring(4).trim())));
                }
            }
            return cases.stream();
        }
    }

    record Case(String script, String output, int status) {}

    @ParameterizedTest
    @MethodSource("cases")
    void scripts_do_what_busybox_does(Case expected) {
        Run run = bench.sh("{ " + expected.script + "\n} 2>&1");
        assertThat(run.stdout.toString() + run.stderr).isEqualTo(expected.output);
        assertThat(run.exitCode).isEqualTo(expected.status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((((((((",
                "${${${",
                "$($($(",
                "`",
                "'",
                "\"",
                "<<",
                "<<E",
                "a <<E\nb",
                "case",
                "case x in",
                "for",
                "for i in",
                "if",
                "if true",
                "while",
                "{",
                "}",
                ")",
                ";;",
                "&&",
                "|",
                "&",
                "a=(1 2)",
                "$((",
                "$((1+))",
                "echo ${x:",
                "\u0000",
                "\\",
                "echo ${x/[/}",
                "echo $(( 9999999999999999999 ))",
                "f() { f; }; f",
                "echo ${#",
                "[ ",
                "[ ( ]",
                "test !",
                "[[",
                "echo [",
                "trap",
                "exec",
                "read x <",
                "cat <<-",
                "set -",
                "shift -1",
                "break 99999999999",
                "return 99999999999999",
                "exit -1",
                ". /dev/null",
                "eval '('",
                "sed s",
                "sed 's/(/'",
                "sed y/a",
                "awk '{'",
                "awk",
                "grep '('",
                "grep -E '(a+)+$' /etc/passwd",
                "tr",
                "cut",
                "cut -d",
                "head -n x",
                "printf '%99999999d' 1",
                "printf '%*d'",
                "date -d x",
                "kill",
                "kill -9 x",
                "tar x",
                "dd x",
                "nc",
                "wget :",
                "curl http://",
                "curl ::::",
                "find -x",
                "xargs -n",
                "timeout",
                "seq 1 0 5",
                "sleep -1",
                "base64 -d </etc/passwd",
                "chmod 9 x",
                "expr 1 / 0",
                "ls -Q",
                "tail -c x /etc/passwd"
            })
    void nonsense_ends_with_a_message_and_never_hurts_the_cluster(String script) {
        Run run = bench.sh(script);
        assertThat(run.exitCode).isNotNull().isNotEqualTo(134);
        assertThat(run.stderr.toString()).doesNotContain("dev.podfall").doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":(){ :|:& };:; sleep 5",
                "x=a; while true; do x=$x$x; done",
                "f() { f; f; }; f",
                "echo $(yes)",
                "i=0; for a in $(seq 1 100000); do i=$((i+1)); done",
                "yes | head -c 100000000 > /tmp/x; ls /tmp",
                "cat /dev/zero > /tmp/full"
            })
    void a_greedy_script_meets_its_limits(String script) {
        Run run = bench.run(Bench.Spec.of("busybox").command("sh", "-c", script).memory(256));
        bench.pass(java.time.Duration.ofSeconds(20));
        assertThat(bench.failures).isEmpty();
        assertThat(run.container.usage().memoryBytes()).isLessThan(1L << 30);
    }

    @Test
    void an_endless_loop_takes_cpu_and_not_the_clock() {
        Run run = bench.run(Bench.Spec.of("busybox").command("sh", "-c", "while :; do :; done"));
        long before = bench.loop.executed();
        bench.pass(java.time.Duration.ofSeconds(30));
        assertThat(run.exitCode).isNull();
        assertThat(bench.loop.executed() - before).isLessThan(20_000);
        assertThat(run.container.usage().cpuMillis()).isGreaterThan(900);
    }

    @Test
    void as_first_process_it_ignores_term_unless_trapped() {
        Run plain = bench.run(Bench.Spec.of("busybox").command("sh", "-c", "sleep 100; echo over"));
        Run trapped = bench.run(Bench.Spec.of("busybox")
                .pod("q", "10.244.1.9")
                .command("sh", "-c", "trap 'echo bye; exit 7' TERM; while true; do sleep 1; done"));
        bench.pass(java.time.Duration.ofSeconds(2));
        bench.loop.call(() -> {
            plain.container.signal(dev.podfall.sim.workload.Program.Signal.TERM);
            trapped.container.signal(dev.podfall.sim.workload.Program.Signal.TERM);
            return null;
        });
        bench.pass(java.time.Duration.ofSeconds(5));
        assertThat(plain.exitCode).isNull();
        assertThat(trapped.exitCode).isEqualTo(7);
        assertThat(trapped.stdout.toString()).isEqualTo("bye\n");
    }

    @Test
    void random_numbers_differ_within_a_line_between_turns_and_between_processes() {
        List<String> numbers = bench.sh(
                        "for i in 1 2 3 4 5 6 7 8; do echo $RANDOM; done; echo $RANDOM; echo $(echo $RANDOM)")
                .stdout
                .toString()
                .lines()
                .toList();
        assertThat(numbers).hasSize(10).doesNotHaveDuplicates().allMatch(n -> Integer.parseInt(n) < 32_768);
    }

    @Test
    void a_container_names_its_node_s_kernel() {
        assertThat(bench.sh("uname -r; uname -a; cat /proc/version")
                        .stdout
                        .toString()
                        .lines())
                .allMatch(line -> line.contains(Kernel.RELEASE))
                .hasSize(3);
    }
}
