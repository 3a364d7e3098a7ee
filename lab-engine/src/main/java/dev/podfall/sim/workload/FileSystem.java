package dev.podfall.sim.workload;

import java.time.Instant;
import java.util.Optional;

/** A container's files as a shell needs them. All paths are absolute and normal. */
public interface FileSystem extends ProcessContext.Files {
    /** What is at a path, or empty. */
    Optional<Status> status(String path);

    /** Adds to the end of a file, making it if need be. */
    void append(String path, byte[] content);

    /** Sets permission bits of something in the writable layer; false when there is nothing. */
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

        public Failure(String reason) {
            super(reason);
        }
    }
}
