package dev.podfall.web.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * {@code PODFALL_HOME/server.json}: how the command line finds the running server and proves that it may talk to it. Readable by its
 * owner only; written in one step; removed at shutdown.
 */
public final class ServerFile {
    private final Path file;

    public ServerFile(Path home) {
        this.file = home.resolve("server.json");
    }

    /** Publishes this server, replacing what an earlier one left behind. */
    public void write(ServerIdentity identity, URI url) throws IOException {
        var mapper = new ObjectMapper();
        var json = mapper.createObjectNode()
                .put("pid", identity.pid())
                .put("port", url.getPort())
                .put("url", url.toString())
                .put("token", identity.token())
                .put("version", identity.version())
                .put("startedAt", identity.startedAt().toString());
        var fresh = Files.createTempFile(file.getParent(), "server", ".tmp", ownerOnly());
        Files.write(fresh, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes it back. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
