package dev.podfall.sim.workload;

import java.time.Instant;
import java.util.Optional;

/** A container's files as a shell needs them. All paths are absolute and normal. */
public interface FileSystem extends ProcessContext.Files {
    /** What is at a path, or empty. */
    Optional<Status> status(String path);

    /** Opens a regular file to read; empty when there is none. */
    Optional<FileHandle> open(String path);

    /**
     * Opens a regular file to read and write, making it and its directories if need be.
     *
     * @param empty whether what it holds goes
     * @throws ReadOnly when the path lies in a read-only mount or file system
     * @throws Failure when it cannot be, with strerror's text
     */
    FileHandle create(String path, boolean empty);

    /** Gives one path the content and mode of the file at another. It shares what is shared, so it costs little. */
    void copy(String from, String to);

    /** As {@code rename}; false when both are not in the same file system, so that they must be copied. */
    boolean move(String from, String to);

    /** Removes a file, or a directory with all that is in it. */
    void removeAll(String path);

    /** Sets the time of the last change to now. */
    void touch(String path);

    /** Sets permission bits; false when there is nothing. */
    boolean changeMode(String path, int mode);

    default boolean exists(String path) {
        return status(path).isPresent();
    }

    /** As {@code stat} tells. */
    record Status(boolean directory, long size, int mode, Instant modified) {}

    /** {@code path} seen from {@code directory}, without {@code .}, {@code ..} and double slashes. */
    static String resolve(String directory, String path) {
        String whole = path.startsWith("/") ? path : directory + "/" + path;
        java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
        for (String part : whole.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** The directory a path lies in. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last part of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A write that failed for another reason than {@link ReadOnly}; the text is strerror's. */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** ENOSPC. */
        public static final String NO_SPACE = "No space left on device";

        public Failure(String reason) {
            super(reason);
        }
    }
}
