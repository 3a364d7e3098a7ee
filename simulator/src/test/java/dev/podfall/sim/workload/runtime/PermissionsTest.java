package dev.podfall.sim.workload.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import dev.podfall.sim.workload.Credentials;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final Credentials USER = Credentials.of(1000, 3000, List.of(2000L), false);
    private static final Credentials BARE_ROOT = Credentials.of(0, 0, List.of(), false);

    private final Bench bench = new Bench();

    private String output(Credentials who, String script) {
        Run run = bench.until(
                bench.run(Spec.of("busybox:1.36").as(who).command("sh", "-c", "{ " + script + "; } 2>&1")),
                Duration.ofMinutes(1));
        return run.stdout.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "id > uid=1000 gid=3000 groups=2000,3000",
                "id -G > 2000 3000",
                "whoami > whoami: unknown uid 1000",
                "mkdir /.cache > mkdir: can't create directory '/.cache': Permission denied",
                "touch /root/x > touch: /root/x: Permission denied",
                "touch /etc/x > touch: /etc/x: Permission denied",
                "ls /root > ls: can't open '/root': Permission denied",
                "cat /root/x > cat: can't open '/root/x': Permission denied",
                "rm /etc/passwd > rm: can't remove '/etc/passwd': Permission denied",
                "chmod 777 /etc > chmod: /etc: Operation not permitted",
                "chown 1000 /etc/passwd > chown: /etc/passwd: Operation not permitted",
                "touch /tmp/x && ls -ln /tmp/x > -rw-r--r--    1 1000     3000 ",
                "touch /tmp/x && chmod 000 /tmp/x && cat /tmp/x > cat: can't open '/tmp/x': Permission denied",
                "test -w /etc || echo no > no",
                "test -w /tmp && echo yes > yes"
            })
    void a_user_who_is_not_root_may_do_what_modes_say(String script, String expected) {
        assertThat(output(USER, script)).startsWith(expected);
    }

    @Test
    void root_may_do_everything_unless_it_lost_the_capability() {
        assertThat(output(Credentials.ROOT, "touch /tmp/x; chmod 000 /tmp/x; cat /tmp/x && echo read"))
                .isEqualTo("read");
        assertThat(output(BARE_ROOT, "touch /tmp/x; chmod 000 /tmp/x; cat /tmp/x"))
                .isEqualTo("cat: can't open '/tmp/x': Permission denied");
    }

    @Test
    void a_script_runs_only_with_the_bit_for_it() {
        assertThat(output(Credentials.ROOT, "printf '#!/bin/sh\\necho ran' > /tmp/s; /tmp/s; chmod 755 /tmp/s; /tmp/s"))
                .contains("/tmp/s: Permission denied")
                .endsWith("ran");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ln -s /etc/passwd /tmp/l; readlink /tmp/l | /etc/passwd",
                "ln -s /etc/passwd /tmp/l; head -1 /tmp/l | root:x:0:0:root:/root:/bin/sh",
                "ln -s /nowhere /tmp/l; cat /tmp/l | cat: can't open '/tmp/l': No such file or directory",
                "ln -s l /tmp/l; cat /tmp/l | cat: can't open '/tmp/l': Too many levels of symbolic links",
                "mkdir /d; ln -s /d /e; touch /e/f; ls /d | f",
                "ln -s /etc /tmp/l; rm /tmp/l; ls -d /etc | /etc",
                "ln -s /etc/passwd /tmp/l; test -L /tmp/l && echo link | link",
                "ln -s /etc/passwd /tmp/l; find /tmp -type l | /tmp/l"
            })
    void symbolic_links_lead_where_they_say(String script, String expected) {
        assertThat(output(Credentials.ROOT, script)).isEqualTo(expected);
    }
}
