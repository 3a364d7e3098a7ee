package dev.podfall.sim.workload;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a process sees of the world. Given to a {@link Program}; valid until it exits. */
public interface ProcessContext {
    /** The command line, beginning with the program's name. */
    List<String> arguments();

    Map<String, String> environment();

    /** The pod's name, as a container's hostname is. */
    String hostname();

    /** The container's files: image, volumes, and what was written since the container started. */
    Files files();

    Instant now();

    /** Calls back once after {@code delay}, unless the process has exited by then. */
    void after(Duration delay, Runnable task);

    /** Writes to stdout as given (a line needs its {@code \n}). */
    void stdout(String text);

    /** Writes to stderr as given. */
    void stderr(String text);

    /** Ends the process. Nothing is called back afterwards. */
    void exit(int code);

    /**
     * Sets the resident memory of this process. Beyond the container's limit the kernel kills it: the call then does not
     * matter any more, nothing is called back, and the container ends with OOMKilled, 137.
     */
    void useMemory(long bytes);

    /** The container's memory limit in bytes; empty without one. */
    Optional<Long> memoryLimit();

    /**
     * Works for {@code cpuTime} of one core, then calls {@code done}: later than that when the CPU limit throttles the
     * container or other work of it is running.
     */
    void compute(Duration cpuTime, Runnable done);

    /**
     * Serves HTTP on a TCP port.
     *
     * @return false if the port is taken in this pod
     */
    boolean listen(int port, HttpHandler handler);

    /** Stops serving on the port; open exchanges go on. */
    void stopListening(int port);

    /** Sends a request from this pod: DNS, Services, NetworkPolicy decide on the way. */
    void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer);

    /** The pod's network for what is not HTTP: look-ups and raw connections. */
    dev.podfall.sim.net.PodNetwork network();

    /**
     * What only a simulated operating system offers: children, pipes, terminals. Shells and utilities use it.
     *
     * @throws UnsupportedOperationException where the program runs as a real process
     */
    default Kernel kernel() {
        throw new UnsupportedOperationException("This program runs as a real process: it has no simulated kernel.");
    }

    /** A file tree with absolute, slash-separated paths. */
    interface Files {
        Optional<byte[]> read(String path);

        /** Whether the path is a directory. */
        boolean isDirectory(String path);

        /** Names in a directory, sorted; empty if there is no such directory. */
        List<String> list(String path);

        /**
         * Writes a file, making its directories.
         *
         * @throws ReadOnly when the path lies in a read-only mount or file system
         */
        void write(String path, byte[] content);

        /** Removes a file or an empty directory; false if there was none. */
        boolean delete(String path);

        /** Makes a directory and its parents. */
        void makeDirectory(String path);

        /** Refusal of a write: {@code Read-only file system}. */
        final class ReadOnly extends RuntimeException {
            private static final long serialVersionUID = 1L;

            public ReadOnly(String path) {
                super(path + ": Read-only file system");
            }
        }
    }
}
