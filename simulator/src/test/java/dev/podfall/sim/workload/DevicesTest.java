package dev.podfall.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What everybody does with devices, root or not, by whatever program. */
class DevicesTest {
    private static final Credentials USER = Credentials.of(10001, 10001, List.of(), false);
    private static final List<String> CASES = List.of(
            "echo x > /dev/null; echo $? ==> 0",
            "echo x | tee /dev/null ==> x",
            "echo x | dd of=/dev/null 2>/dev/null; echo $? ==> 0",
            "cp /etc/hostname /dev/null; echo $? ==> 0",
            "truncate -s 0 /dev/null; echo $? ==> 0",
            "cat /dev/null; echo $? ==> 0",
            "wc -c < /dev/null ==> 0",
            "cp /dev/null /tmp/x; wc -c < /tmp/x ==> 0",
            "head -c 3 /dev/zero | wc -c ==> 3",
            "head -c 5 /dev/urandom | wc -c ==> 5",
            "echo x > /dev/full; echo $? ==> sh: write error: No space left on device\n1",
            "test -e /dev/null && test -c /dev/null && test -w /dev/null && echo yes ==> yes",
            "test -f /dev/null || test -s /dev/zero || echo no ==> no",
            "ls /dev/null ==> /dev/null",
            "ls -l /dev/null | cut -c 1-43 ==> crw-rw-rw-    1 root     root        1,   3",
            "stat -c '%F %a' /dev/zero ==> character special file 666",
            "ls /dev | grep -c -E '^(null|zero|full|random|urandom)$' ==> 5",
            "(timeout 2 tail -f /dev/null; echo $?) ==> 143",
            "tar c /dev/zero | tar t ==> dev/zero",
            "find /dev -name null ==> /dev/null");

    private final Bench bench = new Bench();

    @TestFactory
    Stream<DynamicTest> programs_find_them() {
        return CASES.stream()
                .flatMap(line -> Stream.of(USER, Credentials.ROOT)
                        .map(who -> DynamicTest.dynamicTest(who.user() + ": " + line, () -> check(who, line))));
    }

    private void check(Credentials who, String line) {
        int arrow = line.lastIndexOf(" ==> ");
        Run run = bench.until(
                bench.run(Spec.of("busybox:1.36")
                        .as(who)
                        .command("sh", "-c", "{ " + line.substring(0, arrow) + "; } 2>&1")),
                Duration.ofMinutes(1));
        assertThat(run.stdout.toString().stripTrailing()).isEqualTo(line.substring(arrow + 5));
    }
}
