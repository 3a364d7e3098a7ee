package dev.podfall.cli.gameday;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that drills leave. */
final class DrillFile {
    private DrillFile() {}

    /** Writes one; one that is there is written over. @param what it is, a word */
    static void write(String what, Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw CommandFailed.environment(
                    what + "-not-written",
                    "The " + what + " cannot be written to " + file + ": " + Home.reason(e) + ".",
                    "Name a file in a folder that is there and that you may write to, or leave --to out.");
        }
    }
}
