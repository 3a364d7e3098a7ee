package dev.podfall.web.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

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
            createPrivate(home);
            var channel =
                    FileChannel.open(home.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    private static void createPrivate(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(home);
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
