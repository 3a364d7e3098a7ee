package dev.podfall.web.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;

/** Tells a full disk from a defect. */
final class DiskTrouble {
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded");
    private static final int DEPTH = 30;

    private DiskTrouble() {}

    /** What to tell a person about the failure, if a full disk is behind it. */
    static Optional<Failure> behind(Throwable failure) {
        Throwable cause = failure;
        for (var i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            if (isFull(cause)) {
                return Optional.of(
                        new Failure(
                                "ENVIRONMENT",
                                "disk-full",
                                "The disk is full: this could not be saved, and nothing was changed.",
                                "Make room on the disk that holds Podfall's folder (podfall doctor names it), then run it again."));
            }
        }
        return Optional.empty();
    }

    private static boolean isFull(Throwable cause) {
        var message = cause.getMessage();
        return message != null && FULL.stream().anyMatch(message::contains);
    }

    /** Why a file cannot be read or written, in words: the exceptions of the JDK often carry the path alone. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file is in its way";
        }
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
