package dev.podfall.sim.workload.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code find}, as BusyBox has it. */
class FindTest {
    private static final String FILES = "mkdir -p /d/e; echo a >/d/a.txt; echo b >/d/e/b.txt; echo c >/d/c.log; ";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        find /d -name '*.txt' -exec cat {} ';' | a,b
        find /d -name '*.txt' -exec echo file {} \\; | file /d/a.txt,file /d/e/b.txt
        find /d -name '*.txt' -exec echo {} + | /d/a.txt /d/e/b.txt
        find /d -name '*.txt' -exec sh -c 'echo one; exit 3' ';' ; echo $? | one,one,0
        find /d -name '*.log' -exec false {} + ; echo $? | 1
        find /d -name nothing -exec echo {} + ; echo $? | 0
        find /d -type f -exec rm {} ';' ; find /d | /d,/d/e
        """)
    void a_command_is_run_for_each_file_or_once_for_all(String script, String lines) {
        assertThat(bench.sh(FILES + script).stdout.toString().lines()).containsExactly(lines.split(","));
    }

    @Test
    void a_command_without_an_end_is_refused() {
        var run = bench.sh("find / -exec echo {}");
        assertThat(run.stderr.toString()).isEqualTo("find: -exec requires an argument\n");
        assertThat(run.stdout.toString()).isEmpty();
        assertThat(run.exitCode).isEqualTo(1);
    }
}
