package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what does not outlive a command. */
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder make(String name) {
        try {
            return new ScratchFolder(Files.createTempDirectory(name));
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "no-scratch",
                    "No temporary folder can be made: " + Home.reason(e) + ".",
                    "Make room, or set TMPDIR.");
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException leftBehind) {
            path.toFile().deleteOnExit();
        }
    }
}
