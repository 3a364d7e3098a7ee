package dev.podfall.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private static final long LONG = 60_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void a_saved_file_is_told_also_in_a_folder_that_is_new() throws IOException {
        try (FolderWatch watch = new FolderWatch(folder)) {
            Files.writeString(folder.resolve("lab.yaml"), "id: x");
            assertThat(watch.changes(LONG)).contains(Path.of("lab.yaml"));
            Files.createDirectory(folder.resolve("solutions"));
            assertThat(watch.changes(LONG)).contains(Path.of("solutions"));
            Files.writeString(folder.resolve("solutions/one.yaml"), "x");
            assertThat(until(watch, Path.of("solutions/one.yaml"))).isTrue();
            Files.delete(folder.resolve("lab.yaml"));
            assertThat(until(watch, Path.of("lab.yaml"))).isTrue();
        }
    }

    /** A save may be told in several steps. */
    private static boolean until(FolderWatch watch, Path wanted) {
        Set<Path> told = watch.changes(LONG);
        while (!told.isEmpty() && !told.contains(wanted)) {
            told = watch.changes(LONG);
        }
        return told.contains(wanted);
    }
}
