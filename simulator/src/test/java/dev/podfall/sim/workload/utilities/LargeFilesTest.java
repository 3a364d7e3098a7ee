package dev.podfall.sim.workload.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.volumes.TestVolumes;
import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Utilities with files that are larger than the memory they may use. */
class LargeFilesTest {
    private static final int MEBIBYTE = 1 << 20;

    private final Bench bench = new Bench();
    private final Tree volume = bench.disk.tree("v");

    @AfterEach
    void close() {
        bench.store.close();
    }

    private Run run(String script) {
        return run(16, script);
    }

    private Run run(long mebibytes, String script) {
        Spec spec = Spec.of("busybox:1.36")
                .mount("/v", TestVolumes.mount(volume, false))
                .memory(mebibytes)
                .command("sh", "-c", script);
        return bench.until(bench.run(spec), Duration.ofHours(1));
    }

    /** Each mebibyte begins with a line that says which it is. */
    private void model(int mebibytes) {
        byte[] block = new byte[MEBIBYTE];
        for (int i = 0; i < mebibytes; i++) {
            byte[] line = String.format("block %06d%n", i).getBytes();
            System.arraycopy(line, 0, block, 0, line.length);
            block[MEBIBYTE - 1] = '\n';
            volume.file("model").content().write((long) i * MEBIBYTE, block);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /v/model | wc -c ==> 67108864",
                "cat < /v/model | cat | wc -l ==> 128",
                "wc -l < /v/model ==> 128",
                "head -n 1 /v/model ==> block 000000",
                "head -c 67108863 /v/model | wc -c ==> 67108863",
                "tail -c 1048576 /v/model | head -n 1 ==> block 000063",
                "tail -n 2 /v/model | head -n 1 ==> block 000063",
                "tail -n +127 /v/model | head -n 1 ==> block 000063",
                "cat /v/model | tail -c 1048576 | head -n 1 ==> block 000063",
                "grep -ac '^block' /v/model ==> 64",
                "cp /v/model /tmp/m && wc -c < /tmp/m ==> 67108864",
                "mv /v/model /tmp/m && wc -c < /tmp/m && ls /v ==> 67108864",
                "dd if=/v/model bs=1M skip=63 2>/dev/null | head -n 1 ==> block 000063",
                "cat /v/model > /v/copy && tail -c 1048576 /v/copy | head -n 1 ==> block 000063",
                "cat /v/model | tee /v/copy | wc -c && wc -c < /v/copy ==> 67108864\n67108864",
                "base64 /v/model | base64 -d | wc -c ==> 67108864",
                "tr -d 'b' < /v/model | wc -c ==> 67108800",
                "tar cf - /v/model 2>/dev/null | tar tf - ==> v/model",
                "mkdir /v/x && tar cf - -C /v model | tar xf - -C /v/x && wc -c < /v/x/model ==> 67108864",
            })
    void a_large_file_goes_through_in_constant_memory(String line) {
        int bar = line.lastIndexOf(" ==> ");
        model(64);
        Run run = run(line.substring(0, bar));
        assertThat(run.stderr.toString()).isEmpty();
        assertThat(run.exitCode).isZero();
        assertThat(run.stdout.toString()).isEqualTo(line.substring(bar + 5) + "\n");
    }

    @Test
    void checksums_of_a_file_and_of_a_pipe_agree() {
        model(20);
        Run run = run("md5sum < /v/model; cat /v/model | md5sum; sha256sum /v/model | cut -c1-64 | wc -c");
        String[] lines = run.stdout.toString().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo(lines[1]).endsWith("  -");
        assertThat(lines[2]).isEqualTo("65");
    }

    @Test
    void dd_says_what_it_copied_and_costs_what_it_writes() {
        Run run = run("dd if=/dev/zero of=/v/big bs=1M count=1024; wc -c < /v/big; rm /v/big");
        assertThat(run.stderr.toString())
                .startsWith("1024+0 records in\n1024+0 records out\n1073741824 bytes (1.0GB) copied, ");
        assertThat(run.stdout.toString()).isEqualTo("1073741824\n");
        assertThat(volume.space().bytes()).isZero();
        assertThat(bench.loop.executed()).isLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd if=/dev/zero of=/v/f bs=1k count=3 seek=2 2>/dev/null; wc -c < /v/f ==> 5120",
                "printf abcdefgh > /v/f; printf XY | dd of=/v/f bs=1 seek=2 conv=notrunc 2>/dev/null; cat /v/f ==> abXYefgh",
                "printf abcdefgh > /v/f; printf XY | dd of=/v/f bs=1 seek=2 2>/dev/null; cat /v/f ==> abXY",
                "printf abcdefgh | dd bs=2 skip=1 count=2 2>/dev/null ==> cdef",
                "printf abc | dd bs=2 2>&1 >/dev/null | head -n 1 ==> 1+1 records in",
                "printf abcdefgh > /v/f; dd if=/v/f bs=3 2>&1 >/dev/null | head -n 2 | tail -n 1 ==> 2+1 records out",
                "dd if=/v/none 2>&1 ==> dd: can't open '/v/none': No such file or directory",
            })
    void dd_places_blocks_as_told(String line) {
        int bar = line.lastIndexOf(" ==> ");
        assertThat(run(line.substring(0, bar)).stdout.toString().trim()).isEqualTo(line.substring(bar + 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd if=/dev/zero of=/v/f bs=1M count=8 ==> dd: error writing '/v/f': No space left on device",
                "cat /dev/zero > /v/f ==> cat: write error: No space left on device",
                "head -c 8M /dev/zero > /v/f ==> head: write error: No space left on device",
                "cp /dev/zero /v/f ==> cp: write error: No space left on device",
                "head -c 3M /dev/zero > /tmp/f; cp /tmp/f /v/f; cp /tmp/f /v/g ==> cp: write error: No space left on device",
                "head -c 4M /dev/zero > /v/f; echo x > /v/g ==> sh: write error: No space left on device",
                "head -c 4M /dev/zero > /v/f; printf x >> /v/f ==> sh: write error: No space left on device",
                "truncate -s 5M /v/f ==> truncate: /v/f: No space left on device",
                "yes | head -c 8M | tee /v/f > /dev/null ==> tee: /v/f: No space left on device",
                "yes | sort -o /v/f ==> Killed",
                "head -c 8M /dev/zero > /tmp/f; tar cf - -C /tmp f | tar xf - -C /v ==> tar: write error: No space left on device",
            })
    void a_full_volume_answers_as_the_kernel_does(String line) {
        int bar = line.lastIndexOf(" ==> ");
        Tree small = bench.disk.tree("small", 4 * MEBIBYTE);
        Spec spec = Spec.of("busybox:1.36")
                .mount("/v", TestVolumes.mount(small, false))
                .memory(64)
                .command("sh", "-c", line.substring(0, bar) + " & sleep 60; kill %1; exit 0");
        Run run = bench.until(bench.run(spec), Duration.ofHours(1));
        if (line.endsWith("Killed")) {
            assertThat(run.outOfMemory).isTrue();
        } else {
            assertThat(run.stderr.toString()).contains(line.substring(bar + 5) + "\n");
            assertThat(small.space().bytes()).isLessThanOrEqualTo(4 * MEBIBYTE);
        }
    }

    @Test
    void what_sort_holds_counts_as_memory() {
        Run small = run(128, "seq 200000 -1 1 | sort -n | head -n 3");
        assertThat(small.stdout.toString()).isEqualTo("1\n2\n3\n");
        Run large = run(8, "seq 1000000 | sort > /v/sorted");
        assertThat(large.outOfMemory).isTrue();
        assertThat(large.exitCode).isEqualTo(137);
    }

    @Test
    void what_is_written_to_a_volume_in_memory_counts_as_memory() {
        Spec spec = Spec.of("busybox:1.36")
                .mount("/v", TestVolumes.mount(volume, true))
                .memory(32)
                .command(
                        "sh",
                        "-c",
                        "dd if=/dev/zero of=/v/a bs=1M count=20; rm /v/a; cat /dev/zero > /v/b; echo not reached");
        Run run = bench.until(bench.run(spec), Duration.ofHours(1));
        assertThat(run.outOfMemory).isTrue();
        assertThat(run.exitCode).isEqualTo(137);
        assertThat(run.stderr.toString()).contains("20+0 records out");
        assertThat(run.stdout.toString()).isEmpty();
    }

    @Test
    void a_hundred_thousand_files_are_made_listed_found_and_removed() {
        Run run = run(
                "seq 100000 | (cd /v && xargs touch); ls /v | wc -l; find /v -type f | wc -l;"
                        + " ls -l /v | tail -n 1 | cut -c1-10; du -s /v; rm -r /v/*9; ls /v | wc -l; find /v -name '1*' -delete; ls /v | wc -l");
        assertThat(run.stdout.toString().split("\n"))
                .containsExactly("100000", "100000", "-rw-r--r--", "4\t/v", "90000", "79999");
        assertThat(run.stderr.toString()).isEmpty();
    }

    @Test
    void files_without_end_find_no_more_room() {
        Run run = run(
                "mkdir /v/d; seq 300000 | (cd /v/d && xargs touch) 2>&1 | head -n 1; rm -r /v/d; touch /v/again && echo ok");
        assertThat(run.stdout.toString()).isEqualTo("touch: 200000: No space left on device\nok\n");
    }

    @Test
    void a_writer_waits_for_a_slow_reader_and_ends_with_it() {
        Run run = run(
                "yes | head -n 2; cat /dev/zero | (sleep 5; head -c 3 | wc -c); dd if=/dev/zero bs=1M 2>/dev/null | head -c 1M | wc -c");
        assertThat(run.stdout.toString()).isEqualTo("y\ny\n3\n1048576\n");
    }

    @Test
    void lines_of_a_long_file_are_read_one_by_one() {
        Run run = run("seq 5000 > /v/f; n=0; while read l; do n=$((n+l)); done < /v/f; echo $n;"
                + " seq 3000 | (n=0; while read l; do n=$((n+l)); done; echo $n)");
        assertThat(run.stdout.toString()).isEqualTo("12502500\n4501500\n");
    }

    @Test
    void tail_follows_what_is_there_and_only_that() {
        Run run = run(
                "tail -f /v/none; echo $?; echo a > /v/f; (sleep 2; echo b >> /v/f; sleep 2; kill 1) & timeout 5 tail -f /v/f;"
                        + " (sleep 2; echo c > /v/late) & timeout 5 tail -F /v/late; exit 0");
        assertThat(run.stdout.toString()).isEqualTo("1\na\nb\nc\n");
        assertThat(run.stderr.toString())
                .startsWith("tail: can't open '/v/none': No such file or directory\ntail: no files\n")
                .contains("tail: /v/late has appeared; following end of new file\n");
    }

    @Test
    void a_renamed_file_stays_the_file_that_is_written() {
        Run run = run("(echo one; sleep 2; echo two) > /v/a & sleep 1; mv /v/a /v/b; sleep 2; cat /v/b; ls /v");
        assertThat(run.stdout.toString()).isEqualTo("one\ntwo\nb\n");
    }

    @Test
    void directories_of_the_image_that_were_removed_stay_removed() {
        Run run = run("rm -rf /etc; ls -d /etc; mkdir /home/x; mv /home/x /home/y; ls /home; ls / | grep -c home");
        assertThat(run.stdout.toString()).endsWith("y\n1\n");
    }
}
