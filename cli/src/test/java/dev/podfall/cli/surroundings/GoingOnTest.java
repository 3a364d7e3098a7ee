package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One home, command after command: servers die, files are damaged, labs are over. Each time a clear word, nothing lost. */
class GoingOnTest {
    private static final int REFUSED = 3;

    @TempDir
    static Path folder;

    private static Shell shell;

    @BeforeAll
    static void open() throws Exception {
        shell = new Shell(folder);
        Files.createDirectory(shell.home());
        // A server that is killed leaves its port to whoever comes: not the one that all servers begin with.
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(shell.home().resolve("server.port"), free.getLocalPort() + "\n");
        }
    }

    @AfterAll
    static void close() throws Exception {
        shell.close();
    }

    @AfterEach
    void stop() throws Exception {
        shell.with("PATH", System.getenv("PATH")).podfall("stop"); // if a lab runs
    }

    @Test
    void a_killed_server_is_started_anew_and_the_lab_goes_on_although_its_ports_are_taken() throws Exception {
        assertThat(shell.podfall("start", "empty-endpoints").exit()).isZero();
        shell.podfall("hint");
        List<String> verdicts = verdicts();
        Path kubeconfig = Path.of(
                shell.podfall("status", "-o", "json").json().path("kubeconfig").asText());
        String before = Files.readString(kubeconfig);
        int page = shell.server().path("port").asInt();
        shell.killServer();
        try (ServerSocket web = new ServerSocket(page, 1, InetAddress.getLoopbackAddress());
                ServerSocket api = new ServerSocket(apiPort(before), 1, InetAddress.getLoopbackAddress())) {
            Outcome status = shell.podfall("status");
            assertThat(status.exit()).as(status.err()).isZero();
            assertThat(status.err()).contains("ended unexpectedly").contains("Labs and clusters go on");
            assertThat(status.out()).contains("empty-endpoints: running").contains("1 of 3 taken");
            assertThat(shell.server().path("port").asInt()).isNotEqualTo(web.getLocalPort());
            assertThat(apiPort(Files.readString(kubeconfig))).isNotEqualTo(api.getLocalPort());
            assertThat(verdicts()).as("the cluster is there and still broken").isEqualTo(verdicts);
        }
    }

    @Test
    void a_second_start_of_a_running_lab_finds_it_and_says_so() throws Exception {
        String attempt = shell.podfall("start", "empty-endpoints", "-o", "json")
                .json()
                .path("attempt")
                .asText();
        Outcome again = shell.podfall("start", "empty-endpoints");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("runs already").contains(attempt).contains("podfall reset");
        for (String[] other : new String[][] {{"--mode", "exam"}, {"--seed", "0"}, {"--runtime", "kind"}}) {
            Outcome refused = shell.podfall("start", "empty-endpoints", other[0], other[1]);
            assertThat(refused.exit()).as(refused.err()).isEqualTo(REFUSED);
            assertThat(refused.err()).contains(other[1]).contains("podfall stop " + attempt);
        }
        Outcome json = shell.podfall("start", "empty-endpoints", "-o", "json");
        assertThat(json.json().path("resumed").asBoolean()).isTrue();
        assertThat(json.json().path("attempt").asText()).isEqualTo(attempt);
        assertThat(json.err()).isEmpty();
    }

    @Test
    void an_unknown_lab_is_refused_with_the_nearest_names() throws Exception {
        Outcome told = shell.podfall("start", "empty-endpoint");
        assertThat(told.exit()).isEqualTo(REFUSED);
        assertThat(told.err())
                .contains("There is no lab \"empty-endpoint\".")
                .contains("Did you mean empty-endpoints?");
        Outcome json = shell.podfall("start", "empty-endpoint", "-o", "json");
        assertThat(json.exit()).isEqualTo(REFUSED);
        assertThat(json.out()).isEmpty();
        assertThat(json.error().path("code").asText()).isEqualTo("unknown-lab");
        assertThat(json.error().path("next").asText()).contains("empty-endpoints");
    }

    @Test
    void a_damaged_state_file_is_written_again_by_the_server_that_runs() throws Exception {
        assertThat(shell.podfall("labs").exit()).isZero();
        long pid = shell.server().path("pid").asLong();
        for (String damage : new String[] {"{\"pid\": \"x\", \"ur", "", "[1, 2]", "{\"pid\": " + pid + "}"}) {
            Files.writeString(shell.home().resolve("server.json"), damage);
            Outcome labs = shell.podfall("labs");
            assertThat(labs.exit()).as(damage + " -> " + labs.err()).isZero();
        }
        Files.delete(shell.home().resolve("server.json"));
        assertThat(shell.podfall("stop", "--all").exit()).isZero();
        assertThat(shell.holder()).isEmpty();
    }

    @Test
    void a_damaged_state_file_of_a_dead_server_is_replaced() throws Exception {
        assertThat(shell.podfall("labs").exit()).isZero();
        shell.killServer();
        Files.write(shell.home().resolve("server.json"), new byte[] {0, -1, 127, 10, 13});
        assertThat(shell.podfall("labs").exit()).isZero();
        assertThat(shell.server().path("url").asText()).startsWith("http://127.0.0.1:");
    }

    @Test
    void kubectl_for_a_lab_that_is_over_is_not_sent_to_some_other_cluster() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path kubectl = Files.writeString(bin.resolve("kubectl"), "#!/bin/sh\necho reached\n");
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        shell.with("PATH", bin + ":" + System.getenv("PATH"));
        shell.podfall("start", "empty-endpoints");
        assertThat(shell.podfall("kubectl", "get", "pods").out()).contains("reached");
        shell.podfall("stop");
        Outcome told = shell.podfall("kubectl", "get", "pods");
        assertThat(told.exit()).isEqualTo(REFUSED);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("is over (stopped)").contains("podfall start empty-endpoints");
    }

    private List<String> verdicts() throws Exception {
        JsonNode report = shell.podfall("check", "-o", "json").json();
        assertThat(report.path("guards").findValuesAsText("verdict")).contains("met");
        return report.findValuesAsText("verdict");
    }

    private static int apiPort(String kubeconfig) {
        return kubeconfig
                .lines()
                .filter(line -> line.strip().startsWith("server:"))
                .map(line -> URI.create(line.replaceAll(".*server:|[\" ]", "")).getPort())
                .findFirst()
                .orElseThrow();
    }
}
