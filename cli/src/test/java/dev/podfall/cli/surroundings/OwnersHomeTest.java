package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cli.surroundings.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose home it is, and who may read it. */
class OwnersHomeTest {
    private static final int ENVIRONMENT = 4;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("ann/.podfall"), folder);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void home_is_what_the_environment_says_for_the_command_the_server_and_its_libraries() throws Exception {
        Path home = Files.createDirectory(folder.resolve("ann"));
        shell.without("PODFALL_HOME").with("HOME", home.toString());
        assertThat(shell.podfall("labs").exit()).isZero();
        assertThat(home.resolve(".podfall/server.json")).exists();
        long pid = shell.server().path("pid").asLong();
        Path arguments = Path.of("/proc/" + pid + "/cmdline");
        if (Files.exists(arguments)) {
            assertThat(Files.readString(arguments)).contains("-Duser.home=" + home);
        }
        assertThat(shell.podfall("doctor", "-o", "json").out()).contains(home + "/.podfall");
    }

    @Test
    void a_home_that_is_not_there_or_not_named_is_said_so_and_not_made() throws Exception {
        Path gone = folder.resolve("gone");
        Outcome missing =
                shell.without("PODFALL_HOME").with("HOME", gone.toString()).podfall("labs");
        assertThat(missing.exit()).isEqualTo(ENVIRONMENT);
        assertThat(missing.err()).contains("there is no folder " + gone).contains("PODFALL_HOME");
        assertThat(gone).doesNotExist();
        Outcome unnamed = shell.without("HOME").podfall("labs", "-o", "json");
        assertThat(unnamed.exit()).isEqualTo(ENVIRONMENT);
        assertThat(unnamed.error().path("code").asText()).isEqualTo("no-user-home");
        assertThat(unnamed.error().path("next").asText()).contains("HOME");
    }

    @Test
    void nobody_else_can_read_what_is_kept_whatever_the_umask_is() throws Exception {
        Files.createDirectories(shell.home());
        Files.setPosixFilePermissions(shell.home(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(shell.home().resolve("server.log"), "of an older version\n");
        shell.within("sh", "-c", "umask 000; exec \"$@\"", "sh");
        assertThat(shell.podfall("cluster", "create", "demo").exit()).isZero();
        assertThat(shell.podfall("start", "config-error").exit()).isZero();
        try (Stream<Path> all = Files.walk(shell.home())) {
            assertThat(all.toList())
                    .anyMatch(file -> file.endsWith("attempts/config-error-1/kubeconfig"))
                    .anyMatch(file -> file.toString().endsWith("ca.key"))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .matches(".{3}------"));
        }
    }
}
