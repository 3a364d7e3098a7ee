package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.error.PodfallException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad surroundings are named before anything is started, each with its next step. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PreflightTest {
    private static final KindSettings USUAL = KindSettings.of(Map.of());

    @TempDir
    Path folder;

    @Test
    void no_docker_at_all() {
        Map<String, String> nowhere = Map.of("DOCKER_HOST", "unix://" + folder.resolve("docker.sock"));
        assertThatThrownBy(() -> DockerProbe.of(nowhere).check())
                .isInstanceOf(DockerNotHere.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void a_socket_behind_which_nobody_answers() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThatThrownBy(() -> DockerProbe.of(Map.of("DOCKER_HOST", "unix://" + socket))
                        .check())
                .isInstanceOf(DockerNotHere.class);
        Files.deleteIfExists(socket);
    }

    @Test
    void cgroup_v1_unless_a_person_chose_an_image_for_it() {
        Surroundings old = new Surroundings("29.0", "1", "/var/lib/docker", 50_000, 16_000, true);
        assertThatThrownBy(() -> Preflight.check(old, USUAL, 1)).isInstanceOf(CgroupsTooOld.class);
        KindSettings chosen = KindSettings.of(Map.of("PODFALL_KIND_IMAGE", "mine/node:1"));
        assertThatCode(() -> Preflight.check(old, chosen, 1)).doesNotThrowAnyException();
    }

    @Test
    void no_disk_and_no_memory() {
        Surroundings full = new Surroundings("29.0", "2", "/var/lib/docker", 900, 16_000, true);
        assertThatThrownBy(() -> Preflight.check(full, USUAL, 1))
                .isInstanceOf(DiskTooSmall.class)
                .hasMessageContaining("900 MiB")
                .extracting(e -> ((PodfallException) e).next())
                .asString()
                .contains("docker system prune");
        Surroundings tight = new Surroundings("29.0", "2", "/var/lib/docker", 50_000, 2_000, true);
        assertThatCode(() -> Preflight.check(tight, USUAL, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.check(tight, USUAL, 3))
                .isInstanceOf(MemoryTooSmall.class)
                .hasMessageContaining("3 nodes");
    }

    @Test
    void an_image_that_is_not_here_wants_more_disk() {
        Surroundings here = new Surroundings("29.0", "2", "/var/lib/docker", 2_000, 16_000, true);
        Surroundings away = new Surroundings("29.0", "2", "/var/lib/docker", 2_000, 16_000, false);
        assertThatCode(() -> Preflight.check(here, USUAL, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.check(away, USUAL, 1)).isInstanceOf(DiskTooSmall.class);
    }

    @Test
    void what_docker_does_not_tell_is_no_reason_to_refuse() {
        Surroundings silent = new Surroundings("", "", "", -1, -1, false);
        assertThatCode(() -> Preflight.check(silent, USUAL, 9)).doesNotThrowAnyException();
    }

    @Test
    void a_proxy_before_another_machines_docker_is_named() {
        Map<String, String> proxy = Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", ".internal");
        assertThatThrownBy(() -> Preflight.checkWay("10.0.0.7", proxy))
                .isInstanceOf(ProxyInTheWay.class)
                .extracting(e -> ((PodfallException) e).next())
                .asString()
                .contains("NO_PROXY");
        assertThatCode(() -> Preflight.checkWay("localhost", proxy)).doesNotThrowAnyException();
        assertThatCode(() -> Preflight.checkWay("docker.internal", proxy)).doesNotThrowAnyException();
        assertThatCode(() -> Preflight.checkWay("10.0.0.7", Map.of())).doesNotThrowAnyException();
    }
}
