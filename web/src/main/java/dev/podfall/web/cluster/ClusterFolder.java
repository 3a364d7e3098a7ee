package dev.podfall.web.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** {@code PODFALL_HOME/clusters/NAME}: what was asked for, the kubeconfig, and the provider's own data. */
final class ClusterFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ClusterFolder(Path folder) {
        this.folder = folder;
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** The provider's. */
    Path state() {
        return folder.resolve("state");
    }

    boolean isComplete() {
        return Files.isRegularFile(folder.resolve("cluster.json"));
    }

    void write(ClusterRequest request, String kubeconfig) throws IOException {
        Files.createDirectories(folder);
        var fresh = folder.resolve("kubeconfig.tmp");
        Files.deleteIfExists(fresh);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, kubeconfig.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, kubeconfig(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.write(folder.resolve("cluster.json"), JSON.writeValueAsBytes(request));
    }

    ClusterRequest read() throws IOException {
        return JSON.readValue(folder.resolve("cluster.json").toFile(), ClusterRequest.class);
    }

    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
