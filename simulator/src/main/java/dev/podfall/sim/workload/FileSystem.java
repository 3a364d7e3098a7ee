package dev.podfall.sim.workload;

import java.time.Instant;
import java.util.Optional;

/** A container's files as a shell needs them. All paths are absolute and normal. */
public interface FileSystem extends ProcessContext.Files {
    /** What is at a path once links are followed, or empty: there is nothing, or it cannot be reached. */
    Optional<Status> status(String path);

    /** What is at a path itself, be it a symbolic link, or empty. */
    Optional<Status> ownStatus(String path);

    /**
     * Opens a regular file to read; empty when there is none.
     *
     * @throws Failure when it may not be read
     */
    Optional<FileHandle> open(String path);

    /** Whether it may be read, written or run: bits of {@link Credentials}. False when there is nothing. */
    boolean allows(String path, int wanted);

    /** Why there is nothing at a path, in strerror's words. */
    String absence(String path);

    /** A path without symbolic links. @throws Failure when it leads in circles, or may not be searched */
    String real(String path);

    /** Where the symbolic link at a path leads; empty when there is none. */
    Optional<String> target(String path);

    /** Makes a symbolic link. @throws Failure when it cannot be, with strerror's text */
    void link(String target, String path);

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

    /**
     * Sets whom it belongs to.
     *
     * @param user null to leave it
     * @param group null to leave it
     * @throws Failure when that is not allowed
     */
    void changeOwner(String path, Long user, Long group);

    default boolean exists(String path) {
        return status(path).isPresent();
    }

    /**
     * As {@code stat} tells.
     *
     * @param link whether it is a symbolic link, which only {@link #ownStatus} tells
     * @param device whether it is one of the {@link Devices}
     */
    record Status(
            boolean directory,
            boolean link,
            boolean device,
            long size,
            int mode,
            long user,
            long group,
            Instant modified) {
        public boolean allows(Credentials who, int wanted) {
            return who.may(wanted, mode, user, group);
        }
    }

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

        /** EACCES. */
        public static final String DENIED = "Permission denied";

        /** EPERM. */
        public static final String NOT_PERMITTED = "Operation not permitted";

        public Failure(String reason) {
            super(reason);
        }
    }
}
