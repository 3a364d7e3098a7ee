package dev.podfall.web.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PODFALL_HOME/server.json}: how the command line finds the running server and proves that it may talk to it. Readable by its
 * owner only; written in one step; removed at shutdown. When something damages or removes it, it is written again: without it
 * nobody could even stop the server.
 */
public final class ServerFile implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFile.class);

    private final Path file;
    private byte[] content;

    public ServerFile(Path home) {
        this.file = home.resolve("server.json");
    }

    /** Publishes this server, replacing what an earlier one left behind. */
    public synchronized void write(ServerIdentity identity, URI url) throws IOException {
        var mapper = new ObjectMapper();
        var json = mapper.createObjectNode()
                .put("pid", identity.pid())
                .put("port", url.getPort())
                .put("url", url.toString())
                .put("token", identity.token())
                .put("version", identity.version())
                .put("startedAt", identity.startedAt().toString());
        content = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        publish();
    }

    private void publish() throws IOException {
        var fresh = Files.createTempFile(file.getParent(), "server", ".tmp", ownerOnly());
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Looks whether it is still as it was written, and writes it again if not. */
    @Override
    public synchronized void beat() {
        if (content == null || isIntact()) {
            return;
        }
        try {
            publish();
            LOG.warn("{} was damaged and is written again", file);
        } catch (IOException e) {
            LOG.warn("{} is damaged and cannot be written again: {}", file, DiskTrouble.reason(e));
        }
    }

    private boolean isIntact() {
        try {
            return Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes it back, for good. */
    public synchronized void remove() throws IOException {
        content = null;
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
