package dev.podfall.sim.workload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays, which bash has and the shells of POSIX have not. */
class ArraysTest {
    private final Bench bench = new Bench();

    private Run run(String image, String shell, String script) {
        return bench.until(bench.run(Spec.of(image).command(shell, "-c", script)), Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        a=(foo bar baz); i=1; echo ${a[$i]} ${a[i]} ${a[i+1]} ${a[-1]} $a | bar bar baz baz foo
        a=(x "y z"); for i in "${a[@]}"; do echo "<$i>"; done             | <x>;<y z>
        a=(x "y z"); echo "${a[*]}" ${#a[@]} ${#a[1]}                      | x y z 2 3
        a=(x); a+=(y z); a[1]=Y; echo "${a[@]}"                            | x Y z
        a=(x y); a=(); echo "[${a[@]}]" ${#a[@]}                           | [] 0
        a=(x y); unset a; echo "[${a[1]}]"                                 | []
        a=(x y); a=z; echo ${a[0]} ${a[1]}                                 | z y
        s=a; s+=b; echo $s                                                 | ab
        a=(1 2 3); t=0; for i in ${a[@]}; do t=$((t + i)); done; echo $t   | 6
        echo ${none[0]:-empty} ${none[@]:-all}                             | empty all
        """)
    void bash_has_them(String script, String output) {
        Run run = run("bash:5", "bash", script);
        assertThat(run.stderr.toString()).isEmpty();
        assertThat(run.stdout.toString()).isEqualTo(output.replace(';', '\n') + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "debian:12"})
    void sh_has_none(String image) {
        Run run = run(image, "sh", "a=(x y); echo ${a[1]}");
        assertThat(run.stdout.toString()).isEmpty();
        assertThat(run.stderr.toString()).containsIgnoringCase("syntax error: unexpected \"(\"");
        assertThat(run.exitCode).isEqualTo(2);
    }
}
