package dev.podfall.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    Path root;

    @Test
    void what_is_made_is_the_owners_alone() throws IOException {
        OwnerOnly.folder(root.resolve("a/b"));
        OwnerOnly.file(root.resolve("a/b/key"));
        assertThat(permissions("a/b")).isEqualTo("rwx------");
        assertThat(permissions("a/b/key")).isEqualTo("rw-------");
    }

    @Test
    void what_is_there_is_tightened_and_keeps_what_it_holds() throws IOException {
        write("home/attempts/x/kubeconfig", "rw-r--r--");
        write("home/attempts/x/run", "rwxr-xr-x");
        write("home/mine.txt", "rw-r--r--");
        set("home", "rwxr-xr-x");
        OwnerOnly.folder(root.resolve("home"));
        OwnerOnly.tighten(root.resolve("home"), Set.of("attempts", "absent"));
        assertThat(permissions("home")).isEqualTo("rwx------");
        assertThat(permissions("home/attempts/x")).isEqualTo("rwx------");
        assertThat(permissions("home/attempts/x/kubeconfig")).isEqualTo("rw-------");
        assertThat(permissions("home/attempts/x/run")).isEqualTo("rwx------");
        assertThat(permissions("home/mine.txt")).as("not ours").isEqualTo("rw-r--r--");
        assertThat(root.resolve("home/attempts/x/kubeconfig")).hasContent("text");
    }

    @Test
    void links_lead_nowhere() throws IOException {
        write("outside/file", "rw-r--r--");
        Files.createDirectories(root.resolve("home"));
        Files.createSymbolicLink(root.resolve("home/attempts"), root.resolve("outside"));
        OwnerOnly.tighten(root.resolve("home"), Set.of("attempts"));
        assertThat(permissions("outside/file")).isEqualTo("rw-r--r--");
    }

    @Test
    void a_folder_that_everybody_shares_stays_open() throws Exception {
        Path shared = Files.createDirectory(root.resolve("shared"));
        new ProcessBuilder("chmod", "1777", shared.toString()).start().waitFor();
        OwnerOnly.folder(shared);
        assertThat(permissions("shared")).isEqualTo("rwxrwxrwx");
    }

    private void write(String path, String permissions) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
        set(path, permissions);
    }

    private void set(String path, String permissions) throws IOException {
        Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString(permissions));
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
    }
}
