package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.podfall.cli.surroundings.Shell.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only. Needs to mount a small one, which root may do; elsewhere these are skipped. */
class BadDiskTest {
    private static final int ENVIRONMENT = 4;

    @TempDir
    Path folder;

    private Path disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    @Test
    void on_a_full_disk_commands_say_so_and_nothing_that_was_saved_is_lost() throws Exception {
        mount("size=24m");
        try (Shell shell = new Shell(disk.resolve("home"), folder)) {
            assertThat(shell.podfall("start", "empty-endpoints").exit()).isZero();
            shell.podfall("hint");
            Path filler = fill();
            int taken = 1;
            for (String verb : new String[] {"hint", "check"}) {
                Outcome told = shell.podfall(verb);
                if (told.exit() == 0) { // It still fitted into what is free within the database's file.
                    taken += verb.equals("hint") ? 1 : 0;
                } else {
                    assertFull(told);
                }
            }
            assertFull(shell.podfall("cluster", "create", "demo"));
            assertFull(shell.podfall("start", "config-error"));
            Outcome json = shell.podfall("start", "config-error", "-o", "json");
            assertThat(json.error().path("category").asText()).isEqualTo("ENVIRONMENT");

            Files.delete(filler);
            Outcome status = shell.podfall("status");
            assertThat(status.out())
                    .as(status.err())
                    .contains("empty-endpoints: running")
                    .contains(taken + " of 3 taken");
            Outcome hint = shell.podfall("hint");
            assertThat(hint.out())
                    .as(hint.err() + Files.readString(disk.resolve("home/server.log")))
                    .contains("Hint " + (taken + 1) + " of 3");
            assertThat(shell.podfall("check").exit()).isZero();
        }
    }

    @Test
    void a_server_cannot_start_on_a_full_disk_and_starts_when_there_is_room() throws Exception {
        mount("size=24m");
        try (Shell shell = new Shell(disk.resolve("home"), folder)) {
            shell.podfall("start", "empty-endpoints");
            shell.podfall("hint");
            shell.killServer();
            Path filler = fill();
            Outcome told = shell.podfall("status");
            assertFull(told);
            Files.delete(filler);
            assertThat(shell.podfall("status").out())
                    .contains("empty-endpoints: running")
                    .contains("1 of 3 taken");
        }
    }

    @Test
    void a_home_that_cannot_be_written_is_named() throws Exception {
        mount("ro,size=1m");
        for (Path home : new Path[] {disk, disk.resolve("below")}) {
            try (Shell shell = new Shell(home, folder)) {
                for (String verb : new String[] {"status", "serve", "labs"}) {
                    Outcome told = shell.podfall(verb);
                    assertThat(told.exit()).as(verb).isEqualTo(ENVIRONMENT);
                    assertThat(told.err())
                            .startsWith("error: Podfall's folder " + home)
                            .contains("PODFALL_HOME");
                }
            }
        }
    }

    @Test
    void a_file_where_the_home_should_be_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        try (Shell shell = new Shell(file, folder)) {
            Outcome told = shell.podfall("labs");
            assertThat(told.exit()).isEqualTo(ENVIRONMENT);
            assertThat(told.err()).contains("is a file, not a folder").contains("PODFALL_HOME");
        }
        assertThat(file).hasContent("not a folder");
    }

    private static void assertFull(Outcome told) {
        assertThat(told.exit()).as(told.err()).isEqualTo(ENVIRONMENT);
        assertThat(told.err()).containsAnyOf("full", "No space left").doesNotContain("defect");
    }

    private void mount(String options) throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
        disk = Files.createDirectory(folder.resolve("disk"));
        int exit = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mount.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            disk = null;
        }
        assumeThat(exit).as("this machine mounts no tmpfs").isZero();
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }
}
