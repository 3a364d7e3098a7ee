package dev.podfall.cli.cluster;

import dev.podfall.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A kubeconfig at a place the user named. Files that are not Podfall's are never written over. */
final class KubeconfigFile {
    private static final String OURS = "name: \"podfall-";

    private final Path path;

    KubeconfigFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** @throws CommandFailed when something else's file is there */
    void refuseForeign() {
        try {
            if (Files.exists(path) && !Files.readString(path).contains(OURS)) {
                throw CommandFailed.refused(
                        "kubeconfig-exists",
                        path + " exists and is not Podfall's; it stays as it is.",
                        "Name another file, or leave --kubeconfig out.");
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes a copy, readable by its owner alone. */
    void copyFrom(Path source) {
        try {
            Files.copy(source, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandFailed unwritable(IOException cause) {
        return CommandFailed.environment(
                "kubeconfig-not-writable",
                "The kubeconfig cannot be written to " + path + ": " + cause.getMessage() + ".",
                "Name a file in a folder you may write to.");
    }
}
