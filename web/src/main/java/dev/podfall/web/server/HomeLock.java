package dev.podfall.web.server;

import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One server per home. The lock dies with the process, so a killed server leaves nothing to clean up. The locked file holds
 * the process's number, for those who must end a server that does not answer.
 */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the home, creating the folder when it is missing.
     *
     * @throws ServerNotStarted when another server holds it or it cannot be written
     */
    public static HomeLock take(Path home) {
        try {
            OwnerOnly.folder(home);
            OwnerOnly.tighten(home, HomeFiles.NAMES);
            OwnerOnly.file(home.resolve("server.lock"));
            var channel = FileChannel.open(home.resolve("server.lock"), StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new ServerNotStarted(
                        "A Podfall server already runs on " + home + ".",
                        "Use it (podfall status), or stop it first: podfall stop --all");
            }
            sign(channel);
            return new HomeLock(channel, lock);
        } catch (IOException e) {
            throw new ServerNotStarted(
                    "Podfall's folder " + home + " cannot be written: " + DiskTrouble.reason(e) + ".",
                    "Check the folder's permissions and free space, or set PODFALL_HOME to another folder",
                    e);
        }
    }

    private static void sign(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
        } catch (IOException full) {
            // The lock holds all the same.
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
