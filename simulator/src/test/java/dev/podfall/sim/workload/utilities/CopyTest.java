package dev.podfall.sim.workload.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code cp} and {@code mv} put things, as BusyBox does; what it leaves in {@code /w}, and says. */
class CopyTest {
    private static final String FILES =
            "mkdir -p /w/src/sub /w/dst; cd /w; echo a >src/f; echo b >src/sub/g; echo c >one; ";
    private static final String UNTOUCHED = "dst,one,src,src/f,src/sub,src/sub/g";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cp -a src/. dst             | dst,dst/f,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -a /w/src/. /w/dst/      | dst,dst/f,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -r src/sub/../. dst      | dst,dst/f,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cd src; cp -r . ../dst      | dst,dst/f,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -rT src dst              | dst,dst/f,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cd src/sub; cp -r .. ../../dst | dst,f,one,src,src/f,src/sub,src/sub/g,sub,sub/g
        cp -r src dst               | dst,dst/src,dst/src/f,dst/src/sub,dst/src/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -r src/ dst              | dst,dst/src,dst/src/f,dst/src/sub,dst/src/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -r src/. new             | dst,new,new/f,new/sub,new/sub/g,one,src,src/f,src/sub,src/sub/g
        cp -r src/sub dst/.         | dst,dst/sub,dst/sub/g,one,src,src/f,src/sub,src/sub/g
        cp src/f src/sub/g dst/.    | dst,dst/f,dst/g,one,src,src/f,src/sub,src/sub/g
        cp one dst/.                | dst,dst/one,one,src,src/f,src/sub,src/sub/g
        mv one dst/.                | dst,dst/one,src,src/f,src/sub,src/sub/g
        mv src/ dst                 | dst,dst/src,dst/src/f,dst/src/sub,dst/src/sub/g,one
        """)
    void what_is_copied_lies_where_it_was_wanted(String script, String files) {
        var run = bench.sh(FILES + script + "; cd /w; find * | sort");
        assertThat(run.stderr.toString()).isEmpty();
        assertThat(run.stdout.toString().lines()).containsExactly(files.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mv src/. dst      | mv: can't rename 'src/.': Device or resource busy
        mv src/sub/.. dst | mv: can't rename 'src/sub/..': Device or resource busy
        cp src/. dst      | cp: omitting directory 'src/.'
        """)
    void what_cannot_be_is_said_and_nothing_moves(String script, String problem) {
        var run = bench.sh(FILES + script + "; cd /w; find * | sort");
        assertThat(run.stderr.toString()).isEqualTo(problem + "\n");
        assertThat(run.stdout.toString().lines()).containsExactly(UNTOUCHED.split(","));
    }
}
