package dev.podfall.grader.attempt;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where an attempt's kubeconfig and cluster lie: {@code attempts/ID}. */
final class AttemptFiles {
    private final Path folder;

    AttemptFiles(Path home, String attempt) {
        this.folder = home.resolve("attempts").resolve(attempt);
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    /** Readable by its owner only. */
    void writeKubeconfig(String yaml) {
        Path file = kubeconfig();
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve("kubeconfig.new");
            Files.deleteIfExists(fresh);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, yaml);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DiskRefused(file, e);
        }
    }

    /** What a start that did not get through may have left, or all of an attempt that is over. */
    void remove() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new DiskRefused(folder, e);
        }
    }
}
