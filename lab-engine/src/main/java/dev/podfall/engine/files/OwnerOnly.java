package dev.podfall.engine.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders that nobody but their owner may read, whatever the process's umask is. Where a file system knows no such
 * permissions, they are files like all others.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final int STICKY = 01000;

    private OwnerOnly() {}

    /** Creates the folder, and those above it that are missing; one that is there is tightened. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attribute(folder, "rwx------"));
        }
        if (!isShared(folder)) {
            tightenOne(folder);
        }
    }

    /** Creates the file if it is missing; one that is there is tightened, and keeps what it holds. */
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, attribute(file, "rw-------"));
        } catch (FileAlreadyExistsException there) {
            tightenOne(file);
        }
    }

    /**
     * Takes from everybody but the owner what they may do with these entries of a folder, and with all below them. Links are not
     * followed; what belongs to somebody else, or is gone meanwhile, is left alone.
     */
    public static void tighten(Path folder, Set<String> names) throws IOException {
        for (var name : names) {
            var entry = folder.resolve(name);
            if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(entry, new Tightening());
            }
        }
    }

    /** A folder such as {@code /tmp}, which somebody named as Podfall's, is not ours to close. */
    private static boolean isShared(Path folder) {
        try {
            return ((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private static FileAttribute<?>[] attribute(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void tightenOne(Path path) throws IOException {
        if (!isPosix(path) || Files.isSymbolicLink(path)) {
            return;
        }
        var now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        var wanted = EnumSet.copyOf(OWNERS);
        wanted.retainAll(now);
        if (!wanted.equals(now)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }

    private static final class Tightening extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return tightened(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return tightened(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException changed) {
            return FileVisitResult.CONTINUE;
        }

        private static FileVisitResult tightened(Path path) {
            try {
                tightenOne(path);
            } catch (IOException notOurs) {
                // Somebody else's, or gone: nothing of ours is shown by it.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
