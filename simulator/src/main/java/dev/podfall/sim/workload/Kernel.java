package dev.podfall.sim.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** A process's system calls in a simulated container, beyond what {@link ProcessContext} offers every program. */
public interface Kernel {
    /** What {@code uname -r} tells, on all nodes. */
    String RELEASE = "6.12.43-amd64";

    int pid();

    /** Who the process is. */
    Credentials credentials();

    /** The numeric user the process runs as. */
    default long user() {
        return credentials().user();
    }

    /** The pod's address. */
    String address();

    String workingDirectory();

    void changeDirectory(String path);

    ByteSource stdin();

    ByteSink stdout();

    ByteSink stderr();

    /**
     * Reads from a source as long as this process lives.
     *
     * @param taker called once: some bytes, or null at the end
     * @return takes the wish back
     */
    Runnable read(ByteSource source, Consumer<byte[]> taker);

    /** Calls back when a sink takes more, as long as this process lives. */
    void awaitRoom(ByteSink sink, Runnable task);

    /** The terminal the process is attached to, if any. */
    Optional<Terminal> terminal();

    /**
     * Looks a command up as {@code execve} and the PATH do.
     *
     * @throws ContainerRuntime.StartFailure with Go's text ({@code exec: "x": executable file not found in $PATH})
     */
    Executable find(String command, Map<String, String> environment);

    /**
     * Starts a child.
     *
     * @return its process id, or empty when the container has too many processes already
     */
    Optional<Integer> spawn(Child child);

    /** Becomes another program, as {@code execve}: same process, new command line, environment and descriptors. */
    void execute(Child successor);

    /** A pipe: its writer ends it by letting go of it. */
    PipeEnds pipe();

    /** What the container's first process writes to: its log. */
    ByteSink mainOutput(boolean stderr);

    /** The processes of this container, by id. */
    List<ProcessEntry> processes();

    /** Sends a signal; false if there is no such process. */
    boolean kill(int pid, Program.Signal signal);

    /** What is mounted over the image, in order of path. */
    List<MountPoint> mountPoints();

    /**
     * A volume of the container.
     *
     * @param device as {@code df} names it
     * @param totalBytes what it holds at most
     */
    record MountPoint(String path, String device, boolean readOnly, long totalBytes, long usedBytes) {}

    /** The files, with what only shells and utilities ask for. */
    FileSystem fileSystem();

    /**
     * The API server; what is watched through it ends with the process. See {@link ApiAccess#as}.
     *
     * @param token read anew for each request
     */
    dev.podfall.sim.client.SimClient api(Supplier<String> token);

    /** Listens for TCP; false if the port is taken in this pod. */
    boolean listenTcp(int port, dev.podfall.sim.net.TcpHandler handler);

    /** The TCP ports of this pod that some process listens on. */
    List<Integer> listeningPorts();

    /** Memory used by the whole container, in bytes. */
    long containerMemory();

    /** What a command name stands for: a program, and words that go before its arguments (a script's interpreter). */
    record Executable(Program program, List<String> prefix) {}

    /**
     * A process to be.
     *
     * @param exited told its exit code
     */
    record Child(
            Program program,
            List<String> arguments,
            Map<String, String> environment,
            String workingDirectory,
            ByteSource stdin,
            ByteSink stdout,
            ByteSink stderr,
            IntConsumer exited) {}

    /** The two ends of a pipe. */
    record PipeEnds(ByteSource reader, ByteSink writer) {}

    /** A line of {@code ps}. */
    record ProcessEntry(int pid, int parent, long user, List<String> arguments, long memoryBytes) {}

    /** What a terminal does for a shell. */
    interface Terminal {
        int columns();

        int rows();

        /** The processes that Ctrl-C interrupts; empty when the shell itself reads. */
        void foreground(List<Integer> pids);
    }
}
