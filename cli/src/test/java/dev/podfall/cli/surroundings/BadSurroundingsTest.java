package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cli.surroundings.Shell.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines as they are: a port is taken, the database is damaged, a program is missing. Each time a clear word. */
class BadSurroundingsTest {
    private static final int REFUSED = 3;
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
    void serve_on_a_port_that_is_taken_names_it_and_leaves_nothing_behind() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Outcome told = shell.podfall("serve", "--port", port);
            assertThat(told.exit()).isEqualTo(ENVIRONMENT);
            assertThat(told.err())
                    .startsWith("error: Port " + port + " on 127.0.0.1 is in use by another program.")
                    .contains("podfall serve --port 0");
            Outcome asJson = shell.podfall("serve", "--port", port, "-o", "json");
            assertThat(asJson.exit()).isEqualTo(ENVIRONMENT);
            assertThat(asJson.error().path("code").asText()).isEqualTo("server-not-started");
        }
        assertThat(shell.home().resolve("server.json")).doesNotExist();
    }

    @Test
    void a_damaged_database_is_named_by_every_way_in_and_moving_it_aside_is_a_way_on() throws Exception {
        shell.podfall("start", "empty-endpoints");
        shell.killServer();
        Path file = shell.home().resolve("db/podfall.mv.db");
        Files.write(file, "x".repeat(12_288).getBytes(StandardCharsets.UTF_8));
        for (String[] words : new String[][] {{"status"}, {"start", "config-error"}, {"stop", "--all"}}) {
            Outcome told = shell.podfall(words);
            assertThat(told.exit()).as(told.err()).isEqualTo(4);
            assertThat(told.err()).contains(file + " is damaged", "mv " + file).doesNotContain("defect");
        }
        Outcome doctor = shell.podfall("doctor");
        assertThat(doctor.exit()).isEqualTo(4);
        assertThat(doctor.out())
                .contains(
                        file + " is damaged", shell.home().resolve("server.log").toString());

        Files.move(file, shell.home().resolve("aside"));
        Outcome stopped = shell.podfall("stop", "--all");
        assertThat(stopped.exit()).as(stopped.err()).isZero();
        assertThat(shell.home().resolve("attempts")).isEmptyDirectory();
        assertThat(shell.podfall("stop", "--all").out()).contains("Nothing was running");
        assertThat(shell.podfall("doctor").out()).contains("database").doesNotContain("damaged");
    }

    @Test
    void without_kubectl_on_the_path_the_command_says_how_to_get_one() throws Exception {
        shell.with("PATH", Files.createDirectory(folder.resolve("bare")).toString());
        Outcome told = shell.podfall("kubectl", "get", "pods");
        assertThat(told.exit()).isEqualTo(ENVIRONMENT);
        assertThat(told.err()).contains("no kubectl on the PATH").contains("https://kubernetes.io/docs/tasks/tools/");
        Outcome doctor = shell.podfall("doctor", "-o", "json");
        assertThat(doctor.exit()).isEqualTo(ENVIRONMENT);
        assertThat(doctor.out()).contains("\"what\" : \"kubectl\"").contains("\"state\" : \"missing\"");
    }

    @Test
    void a_server_in_the_terminal_is_found_and_a_second_is_refused() throws Exception {
        Process serving = shell.begin(folder.resolve("serve-out"), folder.resolve("serve-err"), "serve", "--port", "0");
        try {
            while (!Files.exists(shell.home().resolve("server.json"))) {
                assertThat(serving.waitFor(50, TimeUnit.MILLISECONDS))
                        .as(Files.readString(folder.resolve("serve-err")))
                        .isFalse();
            }
            Outcome second = shell.podfall("serve");
            assertThat(second.exit()).isEqualTo(REFUSED);
            assertThat(second.err()).contains("runs already").contains("podfall stop --all");
            shell.podfall("stop", "--all");
            assertThat(serving.waitFor()).isZero();
        } finally {
            serving.destroyForcibly();
        }
    }
}
