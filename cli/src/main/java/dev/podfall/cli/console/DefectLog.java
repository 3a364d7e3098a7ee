package dev.podfall.cli.console;

import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Where the command keeps what a person need not see: {@code command.log} in Podfall's folder. */
final class DefectLog {
    private final Home home;

    DefectLog(Home home) {
        this.home = home;
    }

    /** Keeps the details; answers the file's path, or the details themselves where no file takes them. */
    String keep(Throwable cause) {
        StringWriter text = new StringWriter();
        text.append(Instant.now().toString()).append(' ');
        cause.printStackTrace(new PrintWriter(text, true));
        for (Path file : new Path[] {
            home.folder().resolve("command.log"),
            Path.of(System.getProperty("java.io.tmpdir"), "podfall-command-" + System.getProperty("user.name") + ".log")
        }) {
            try {
                OwnerOnly.file(file);
                // In a folder that everybody shares a link of this name may be somebody's trap.
                try (OutputStream log =
                        Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
                    log.write(text.toString().getBytes(StandardCharsets.UTF_8));
                }
                return file.toString();
            } catch (IOException unwritable) {
                // The next place, or the terminal, has to do.
            }
        }
        return "these lines (no log can be written):\n" + text;
    }
}
