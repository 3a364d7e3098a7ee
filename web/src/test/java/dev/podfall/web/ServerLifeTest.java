package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.web.server.ServerNotStarted;
import dev.podfall.web.server.WallClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLifeTest {
    @TempDir
    Path home;

    @Test
    void a_server_says_where_it_is_and_takes_it_back() throws Exception {
        var file = home.resolve("server.json");
        try (var server = PodfallServer.start(ServerOptions.in(home).onPort(0))) {
            var json = new ObjectMapper().readTree(file.toFile());
            assertThat(json.path("url").asText()).isEqualTo(server.url().toString());
            assertThat(json.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(json.path("port").asInt()).isEqualTo(server.url().getPort());
            assertThat(json.path("token").asText()).hasSizeGreaterThan(40);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void a_second_server_on_the_same_home_is_refused_and_the_first_goes_on() throws Exception {
        try (var first = PodfallServer.start(ServerOptions.in(home).onPort(0))) {
            assertThatThrownBy(() -> PodfallServer.start(ServerOptions.in(home).onPort(0)))
                    .isInstanceOf(ServerNotStarted.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(home.toString());
            assertThat(ApiClient.of(home).get("/server").path("pid").asLong()).isPositive();
            assertThat(first.url().getPort()).isPositive();
        }
    }

    @Test
    void a_busy_port_is_named_and_nothing_is_left_behind() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = ServerOptions.in(home).onPort(other.getLocalPort());
            assertThatThrownBy(() -> PodfallServer.start(options))
                    .isInstanceOfSatisfying(
                            ServerNotStarted.class, e -> assertThat(e.next()).contains("--port 0"))
                    .hasMessageContaining("Port " + other.getLocalPort());
            assertThat(home.resolve("server.json")).doesNotExist();
        }
        PodfallServer.start(ServerOptions.in(home).onPort(0)).close();
    }

    @Test
    void a_home_that_others_could_read_is_the_owners_alone_after_a_start() throws Exception {
        var key = home.resolve("clusters/demo/state/pki/ca.key");
        Files.createDirectories(key.getParent());
        Files.writeString(key, "secret");
        Files.writeString(home.resolve("server.log"), "an older log");
        for (var path : List.of(home, home.resolve("clusters"), key.getParent())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        PodfallServer.start(ServerOptions.in(home).onPort(0)).close();
        try (var all = Files.walk(home)) {
            assertThat(all.filter(path -> !path.startsWith(home.resolve("db"))).toList())
                    .hasSizeGreaterThan(6)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .matches(".{3}------"));
        }
        assertThat(key).hasContent("secret");
    }

    @Test
    void a_port_nobody_insisted_on_gives_way() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = new ServerOptions(home, "127.0.0.1", other.getLocalPort(), false, false);
            try (var server = PodfallServer.start(options)) {
                assertThat(server.url().getPort()).isNotEqualTo(other.getLocalPort());
            }
        }
    }

    @Test
    void a_port_that_is_taken_after_it_was_found_free_gives_way() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = new ServerOptions(home, "127.0.0.1", other.getLocalPort(), false, false);
            try (var server = new Startup(options, WallClock.system(), Map.of()).listen(other.getLocalPort())) {
                assertThat(server.url().getPort()).isNotEqualTo(other.getLocalPort());
                assertThat(server.url().getPort()).isPositive();
            }
        }
    }

    @Test
    void the_port_of_the_last_time_comes_before_the_preset_one() throws Exception {
        var preset = freePort();
        var options = new ServerOptions(home, "127.0.0.1", preset, false, false);
        var kept = home.resolve("server.port");
        try (var other = new ServerSocket(preset, 1, InetAddress.getByName("127.0.0.1"));
                var server = PodfallServer.start(options)) {
            assertThat(server.url().getPort()).isNotEqualTo(other.getLocalPort());
            assertThat(kept).hasContent(String.valueOf(server.url().getPort()));
        }
        var last = freePort();
        Files.writeString(kept, String.valueOf(last));
        try (var server = PodfallServer.start(options)) {
            assertThat(server.url().getPort()).isEqualTo(last);
        }
        Files.writeString(kept, "99999999999 nonsense");
        try (var server = PodfallServer.start(options)) {
            assertThat(server.url().getPort()).isEqualTo(preset);
        }
    }

    private static int freePort() throws java.io.IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }

    @Test
    void a_request_can_stop_the_server() throws Exception {
        var server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        var answer = ApiClient.of(home).send("DELETE", "/server", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        server.awaitStop();
        assertThat(home.resolve("server.json")).doesNotExist();
    }
}
