package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cli.surroundings.Shell.Outcome;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs or died in the middle of something: {@code stop --all} ends it, and the next command says what it was. */
class EndingTest {
    private static final int ENVIRONMENT = 4;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void stop_all_leaves_no_process_no_lock_and_no_lab_even_after_a_crash() throws Exception {
        assertThat(shell.podfall("start", "empty-endpoints").exit()).isZero();
        assertThat(shell.podfall("cluster", "create", "demo").exit()).isZero();
        shell.killServer();
        Outcome stopped = shell.podfall("stop", "--all");
        assertThat(stopped.exit()).as(stopped.err()).isZero();
        assertThat(stopped.out()).contains("Everything is stopped.");
        assertThat(shell.holder()).isEmpty();
        assertThat(shell.home().resolve("server.json")).doesNotExist();
        for (String file : new String[] {"server.lock", "start.lock"}) {
            try (FileChannel channel = FileChannel.open(shell.home().resolve(file), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                assertThat(lock).as(file).isNotNull();
            }
        }
        assertThat(shell.podfall("stop", "--all").out()).contains("Nothing was running.");
        assertThat(shell.podfall("status", "-o", "json").json().path("state").asText())
                .isEqualTo("stopped");
        assertThat(shell.podfall("cluster", "list").out()).contains("No clusters.");
    }

    @Test
    void a_server_that_hangs_is_named_and_stop_all_ends_it_with_its_labs_and_clusters() throws Exception {
        assertThat(shell.podfall("start", "empty-endpoints").exit()).isZero();
        assertThat(shell.podfall("cluster", "create", "demo").exit()).isZero();
        long pid = shell.server().path("pid").asLong();
        new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
        Outcome told = shell.podfall("labs");
        assertThat(told.exit()).isEqualTo(ENVIRONMENT);
        assertThat(told.err()).contains("process " + pid).contains("does not answer");
        Outcome stopped = shell.podfall("stop", "--all");
        assertThat(stopped.exit()).as(stopped.err()).isZero();
        assertThat(stopped.err()).contains("did not answer and was ended");
        assertThat(shell.holder()).isEmpty();
        assertThat(shell.podfall("status").out()).contains("stopped");
        assertThat(shell.podfall("cluster", "list").out()).contains("No clusters.");
    }

    @Test
    void a_cluster_that_was_stuck_is_named_by_the_next_start_and_opened_when_asked() throws Exception {
        assertThat(shell.podfall("cluster", "create", "demo").exit()).isZero();
        shell.killServer();
        Path state = shell.home().resolve("clusters/demo/state");
        Files.writeString(
                state.resolve("trouble.json"),
                "{\"kind\":\"STUCK\",\"since\":\"2026-03-02T09:00:00Z\",\"doing\":\"process dd\"}");
        Outcome list = shell.podfall("cluster", "list");
        assertThat(list.err())
                .contains("Cluster demo was stuck since 2026-03-02T09:00:00Z, at \"process dd\"")
                .contains("podfall cluster open demo")
                .contains("podfall cluster delete demo");
        assertThat(list.out()).contains("demo").contains("closed").contains("podfall cluster open demo");
        assertThat(shell.podfall("cluster", "open", "demo").out()).contains("Cluster demo is open at https://");
        assertThat(shell.podfall("cluster", "list").out()).contains("running").doesNotContain("stuck");
        shell.killServer();
        Files.writeString(state.resolve("journal"), "{}\n{damaged\n{}\n");
        assertThat(shell.podfall("stop", "--all").out()).contains("Everything is stopped.");
        assertThat(shell.home().resolve("clusters/demo")).doesNotExist();
        assertThat(shell.holder()).isEmpty();
    }

    @Test
    void what_cannot_be_removed_is_told_of() throws Exception {
        Path strange = Files.createDirectories(shell.home().resolve("clusters/of-somebody-else"));
        Outcome stopped = shell.podfall("stop", "--all");
        assertThat(stopped.exit()).as(stopped.out()).isEqualTo(ENVIRONMENT);
        assertThat(stopped.out()).doesNotContain("Everything is stopped.");
        assertThat(stopped.err()).contains("not all that labs and clusters left", shell.home() + "/clusters");
        Files.delete(strange);
        assertThat(shell.podfall("stop", "--all").out()).contains("Nothing was running.");
    }

    @Test
    void words_that_mean_nothing_together_end_nothing() throws Exception {
        Outcome both = shell.podfall("stop", "--all", "empty-endpoints-1");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("not both");
        Outcome help = shell.podfall("kubectl", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("podfall kubectl get pods");
        assertThat(shell.home().resolve("server.json")).doesNotExist();
    }
}
