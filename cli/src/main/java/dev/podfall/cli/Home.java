package dev.podfall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything of ours: {@code PODFALL_HOME}, else {@code ~/.podfall}. */
final class Home {
    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    static Home ofEnvironment() {
        String asked = System.getenv("PODFALL_HOME");
        Path folder = asked == null || asked.isBlank()
                ? Path.of(System.getProperty("user.home"), ".podfall")
                : Path.of(asked);
        return new Home(folder.toAbsolutePath().normalize());
    }

    Path folder() {
        return folder;
    }

    Path serverFile() {
        return folder.resolve("server.json");
    }

    Path serverLog() {
        return folder.resolve("server.log");
    }

    /** Makes the folder, for its owner alone. */
    void make() {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder.getParent());
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "home-not-writable",
                    "Podfall's folder " + folder + " cannot be made: " + e.getMessage() + ".",
                    "Set PODFALL_HOME to a folder you may write to.");
        }
    }
}
