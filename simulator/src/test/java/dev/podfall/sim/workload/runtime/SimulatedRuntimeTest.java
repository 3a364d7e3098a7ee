package dev.podfall.sim.workload.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Exec;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Program.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedRuntimeTest {
    private static final String RUNC =
            "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
                    + "runc create failed: unable to start container process: error during container init: ";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gunicorn | exec: \"gunicorn\": executable file not found in $PATH",
                "/app/server | exec: \"/app/server\": stat /app/server: no such file or directory",
                "/etc/passwd | exec: \"/etc/passwd\": permission denied"
            })
    void a_command_that_is_not_there_fails_with_runcs_words(String command, String text) {
        assertThatThrownBy(() -> bench.run(Spec.of("busybox:1.36").command(command)))
                .isInstanceOf(StartFailure.class)
                .hasMessage(RUNC + text);
    }

    @Test
    void a_working_directory_that_is_a_file_fails_as_mkdir_does() {
        assertThatThrownBy(() -> bench.run(Spec.of("nginx:1.27").workingDirectory("/etc/passwd")))
                .hasMessage(RUNC + "mkdir /etc/passwd: not a directory");
    }

    @Test
    void the_first_processs_end_is_the_containers() {
        Run run = bench.until(
                bench.run(Spec.of("busybox").command("sh", "-c", "echo out; echo err >&2; exit 3")),
                Duration.ofMinutes(1));
        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.stdout.toString()).isEqualTo("out\n");
        assertThat(run.stderr.toString()).isEqualTo("err\n");
    }

    @Test
    void a_shell_without_stdin_ends_at_once_as_plain_busybox_does() {
        Run run = bench.until(bench.run(Spec.of("busybox")), Duration.ofMinutes(1));
        assertThat(run.exitCode).isZero();
    }

    @Test
    void kill_ends_it_with_137() {
        Run run = bench.run(Spec.of("busybox").command("sleep", "1000"));
        Exec exec = bench.exec(run, false, "sleep", "500");
        bench.pass(Duration.ofSeconds(1));
        bench.loop.call(() -> {
            run.container.signal(Signal.TERM);
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.exitCode).isNull();
        bench.loop.call(() -> {
            run.container.signal(Signal.KILL);
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.exitCode).isEqualTo(137);
        assertThat(run.outOfMemory).isFalse();
        assertThat(exec.exitCode).isEqualTo(137);
    }

    @Test
    void exec_has_its_own_streams_and_exit_code() {
        Run run = bench.run(Spec.of("busybox").command("sleep", "1000"));
        Exec exec = bench.exec(run, false, "sh", "-c", "read x; echo got $x; echo bad >&2; exit 4");
        bench.loop.call(() -> {
            exec.session.write("hello\n".getBytes(StandardCharsets.UTF_8));
            exec.session.closeInput();
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec.stdout()).isEqualTo("got hello\n");
        assertThat(exec.stderr()).isEqualTo("bad\n");
        assertThat(exec.exitCode).isEqualTo(4);
        assertThat(run.stdout.toString()).isEmpty();
        assertThatThrownBy(() -> bench.exec(run, false, "nosuch"))
                .hasMessage("exec: \"nosuch\": executable file not found in $PATH");
    }

    @ParameterizedTest
    @CsvSource({"false, 10", "true, 20"})
    void what_a_process_tells_its_client_is_paid_for_with_the_containers_cpu(boolean tty, int nanosPerByte) {
        Run run = bench.run(Spec.of("busybox").cpu(10).command("sleep", "1000"));
        Exec exec = bench.exec(run, tty, "yes");
        bench.pass(Duration.ofSeconds(2));
        assertThat(exec.bytes()).hasSizeBetween(100_000, 2 * 2 * 10_000_000 / nanosPerByte);
    }

    @Test
    void a_terminal_echoes_edits_and_interrupts() {
        Run run = bench.run(Spec.of("busybox").command("sleep", "1000"));
        Exec exec = bench.exec(run, true, "sh");
        for (String keys : new String[] {"", "echX\u007fo hi\r", "sleep 100\r", "\u0003", "half\u0003", "exit 5\r"}) {
            bench.pass(Duration.ofSeconds(1));
            bench.loop.call(() -> {
                exec.session.write(keys.getBytes(StandardCharsets.UTF_8));
                return null;
            });
        }
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec.stdout())
                .isEqualTo("/ # echX\b \bo hi\r\nhi\r\n/ # sleep 100\r\n^C\r\n/ # half^C\r\n/ # exit 5\r\n");
        assertThat(exec.exitCode).isEqualTo(5);
    }

    @Test
    void ctrl_d_at_an_empty_prompt_leaves_the_shell() {
        Run run = bench.run(Spec.of("busybox").command("sleep", "1000"));
        Exec exec = bench.exec(run, true, "sh");
        bench.pass(Duration.ofSeconds(1));
        bench.loop.call(() -> {
            exec.session.write(new byte[] {4});
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec.exitCode).isZero();
    }

    @Test
    void files_written_survive_a_resume_and_a_read_only_root_refuses_them() {
        Spec spec = Spec.of("busybox").command("sh", "-c", "echo kept > /tmp/f; rm /etc/group; sleep 1000");
        Run run = bench.run(spec);
        bench.pass(Duration.ofSeconds(1));
        Run again = bench.resume(spec.command("sleep", "1000"), run.container.save());
        Exec exec = bench.exec(again, false, "sh", "-c", "cat /tmp/f; ls /etc/group");
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec.stdout()).isEqualTo("kept\n");
        assertThat(exec.stderr()).isEqualTo("ls: /etc/group: No such file or directory\n");
        Run locked = bench.until(
                bench.run(Spec.of("busybox").pod("l", "10.244.1.8").readOnly().command("sh", "-c", "echo x > /tmp/f")),
                Duration.ofMinutes(1));
        assertThat(locked.stderr.toString()).isEqualTo("sh: can't create /tmp/f: Read-only file system\n");
    }

    @Test
    void files_that_were_saved_in_the_journal_by_an_earlier_version_are_there() throws Exception {
        JsonNode saved = new ObjectMapper().readTree("""
                {"files": {
                  "/etc/group": {"kind": "GONE", "mode": 420, "modified": "2026-01-01T00:00:00Z"},
                  "/tmp/d": {"kind": "DIRECTORY", "mode": 420, "modified": "2026-01-01T00:00:00Z"},
                  "/tmp/d/f": {"kind": "FILE", "mode": 493, "modified": "2026-01-01T00:00:00Z", "content": "b2xkCg=="}}}
                """);
        Run run = bench.resume(Spec.of("busybox").command("sleep", "1000"), saved);
        Exec exec = bench.exec(run, false, "sh", "-c", "cat /tmp/d/f; ls -l /tmp/d; ls /etc/group");
        bench.pass(Duration.ofSeconds(1));
        assertThat(exec.stdout()).startsWith("old\ntotal 4\n-rwxr-xr-x");
        assertThat(exec.stderr()).isEqualTo("ls: /etc/group: No such file or directory\n");
    }

    @Test
    void a_script_with_an_interpreter_line_can_be_run() {
        Run run = bench.sh("printf '#!/bin/sh\\necho ran $1\\n' > /tmp/s; chmod +x /tmp/s; /tmp/s me");
        assertThat(run.stdout.toString()).isEqualTo("ran me\n");
    }

    @Test
    void nginx_serves_its_page_and_logs_who_asked() {
        Run run = bench.run(Spec.of("nginx:1.27"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.get("http://10.244.1.5/").response().bodyText()).contains("Welcome to nginx!");
        assertThat(bench.get("http://10.244.1.5/nope").response().status()).isEqualTo(404);
        assertThat(run.stdout.toString()).contains("\"GET / HTTP/1.1\" 200 615 \"-\" \"-\" \"-\"\n");
    }

    @Test
    void a_program_that_allocates_without_end_is_killed_by_the_kernel() {
        Run run = bench.until(
                bench.run(Spec.of("nginx").command("/usr/sbin/nginx", "oom").memory(64)), Duration.ofMinutes(1));
        assertThat(run.exitCode).isEqualTo(137);
        assertThat(run.outOfMemory).isTrue();
    }

    @Test
    void tar_of_a_container_can_be_read_by_tar_of_another_as_kubectl_cp_does() {
        Run run = bench.run(Spec.of("busybox").command("sh", "-c", "mkdir -p /d/e; echo one > /d/e/f; sleep 1000"));
        bench.pass(Duration.ofSeconds(1));
        Exec pack = bench.exec(run, false, "tar", "cf", "-", "/d");
        bench.pass(Duration.ofSeconds(1));
        Exec unpack = bench.exec(run, false, "tar", "-xmf", "-", "-C", "/tmp");
        bench.loop.call(() -> {
            unpack.session.write(pack.bytes());
            unpack.session.closeInput();
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        Exec read = bench.exec(run, false, "cat", "/tmp/d/e/f");
        bench.pass(Duration.ofSeconds(1));
        assertThat(read.stdout()).isEqualTo("one\n");
    }

    @Test
    void who_attaches_after_the_end_is_refused() {
        Run run = bench.until(bench.run(Spec.of("busybox").command("true").stdin()), Duration.ofMinutes(1));
        assertThat(run.container.attach(new Exec())).isEmpty();
    }
}
