package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers what none of ours would: the command breaks, and says so in a way that can be reported. */
class DefectTest {
    private static final int DEFECT = 1;

    @TempDir
    Path folder;

    private HttpServer odd;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        long pid = ProcessHandle.current().pid();
        odd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        odd.createContext("/", exchange -> {
            boolean asked = exchange.getRequestURI().getPath().endsWith("/server");
            byte[] body = (asked ? "{\"pid\": " + pid + "}" : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        odd.start();
        shell = new Shell(folder);
        Files.createDirectory(shell.home());
        Files.writeString(
                shell.home().resolve("server.json"),
                "{\"pid\": " + pid + ", \"token\": \"t\", \"url\": \"http://127.0.0.1:"
                        + odd.getAddress().getPort() + "\"}");
    }

    @AfterEach
    void close() throws Exception {
        odd.stop(0);
        shell.close();
    }

    @Test
    void a_defect_is_told_in_short_and_its_details_are_in_a_file() throws Exception {
        Outcome told = shell.podfall("cluster", "create", "demo");
        assertThat(told.exit()).isEqualTo(DEFECT);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains("error: Something broke in Podfall")
                .contains("no mistake of yours")
                .contains("command.log")
                .contains("report it")
                .doesNotContain("\tat ");
        assertThat(shell.home().resolve("command.log")).content().contains("\tat dev.podfall.cli.");
        Outcome json = shell.podfall("cluster", "create", "demo", "-o", "json");
        assertThat(json.exit()).isEqualTo(DEFECT);
        assertThat(json.error().path("category").asText()).isEqualTo("DEFECT");
    }
}
