package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run of a utility: its arguments, streams and files. */
final class Call {
    /** What a utility that holds all of its input may hold where no limit ends it before. */
    private static final int MOST_BYTES = 24 << 20;

    private static final long OWN_MEMORY = 600L << 10;
    private static final int STEP_COST = 100_000;

    private final ProcessContext process;
    private final String name;
    private final List<String> arguments;
    private int nanosPerByte = 1;
    private int status;
    private boolean over;
    private long held;
    private long owed;
    private final StringBuilder printed = new StringBuilder();

    Call(ProcessContext process) {
        this.process = process;
        List<String> line = process.arguments();
        String first = FileSystem.name(line.get(0));
        boolean multi = first.equals("busybox") && line.size() > 1;
        this.name = multi ? line.get(1) : first;
        this.arguments = line.subList(multi ? 2 : 1, line.size());
    }

    String name() {
        return name;
    }

    List<String> arguments() {
        return arguments;
    }

    /** Arguments as getopt reads them: {@code "nc:"} has a flag n and an option c with a value. */
    Options options(String letters) {
        return Options.parse(arguments, letters);
    }

    ProcessContext process() {
        return process;
    }

    Kernel kernel() {
        return process.kernel();
    }

    FileSystem files() {
        return process.kernel().fileSystem();
    }

    /** A file's absolute path. */
    String path(String file) {
        return FileSystem.resolve(process.kernel().workingDirectory(), file);
    }

    /** What it takes of a core to look at a byte; a plain copy takes one nanosecond. */
    void works(int nanos) {
        nanosPerByte = nanos;
    }

    void out(String text) {
        out(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes to stdout with what else is printed in this step: who reads gets it in one piece. */
    void print(String text) {
        printed.append(text);
        if (printed.length() >= OpenFile.BLOCK) {
            flush();
        }
    }

    private void flush() {
        if (printed.length() > 0) {
            byte[] bytes = printed.toString().getBytes(StandardCharsets.UTF_8);
            printed.setLength(0);
            out(bytes);
        }
    }

    /** Writes to stdout. A utility ends when that fails, with a word if there is a reason. */
    void out(byte[] bytes) {
        flush();
        owed += process.kernel().stdout().nanosFor(bytes);
        if (!over && !process.kernel().stdout().write(bytes)) {
            String failure = process.kernel().stdout().failure();
            if (failure == null) {
                exit(141);
            } else {
                fail("write error: " + failure);
            }
        }
    }

    /** Writes a message behind the utility's name. */
    void err(String text) {
        flush();
        process.stderr(name + ": " + text + "\n");
    }

    /** Notes a failure that does not end the run. */
    void problem(String text) {
        err(text);
        status = 1;
    }

    /** Ends with 0, or with 1 after a {@link #problem}. */
    void done() {
        exit(status);
    }

    /** Whether something went wrong so far. */
    boolean troubled() {
        return status != 0;
    }

    void exit(int code) {
        if (!over) {
            flush();
        }
        over = true;
        process.exit(code);
    }

    void fail(String text) {
        err(text);
        exit(1);
    }

    /** Does something to a file, and words what goes wrong as {@code prefix: reason}. */
    void attempt(String prefix, Runnable work) {
        try {
            work.run();
        } catch (ProcessContext.Files.ReadOnly readOnly) {
            problem(prefix + ": Read-only file system");
        } catch (FileSystem.Failure failure) {
            problem(prefix + ": " + failure.getMessage());
        }
    }

    /** Goes on after having worked on that many bytes, once stdout takes more: no step takes long, none floods a reader. */
    void next(long bytes, Runnable task) {
        flush();
        long cost = 1000 + bytes * nanosPerByte + owed;
        owed = 0;
        process.compute(Duration.ofNanos(cost), () -> kernel().awaitRoom(kernel().stdout(), () -> guarded(task)));
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Usage usage) {
            err(usage.getMessage());
            exit(usage.status());
        }
    }

    /**
     * Hands over the content of files one after the other, of stdin when there are none or for {@code -}.
     *
     * @param missing words for a file that can't be opened; gets its name and the reason
     */
    void contents(List<String> files, String missing, ContentTaker taker, Runnable end) {
        contents((files.isEmpty() ? List.of("-") : files).iterator(), missing, taker, end);
    }

    /** The same for as many files as there are. */
    void contents(Iterator<String> files, String missing, ContentTaker taker, Runnable end) {
        new Inputs(this, files, missing, taker, end).next();
    }

    /** Whether it has ended. */
    boolean isOver() {
        return over;
    }

    /** {@link #contents} line by line. */
    void lines(List<String> files, Lines.Taker taker, Runnable end) {
        contents(files, "%s", new Lines(this, taker), end);
    }

    /** Everything a source has. It counts as the utility's memory, and may be more than there is. */
    void all(ByteSource source, Consumer<byte[]> then) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        stream(
                source,
                bytes -> {
                    collected.writeBytes(bytes);
                    return holds(collected.size());
                },
                () -> then.accept(collected.toByteArray()));
    }

    /**
     * The utility holds that many bytes in memory. False when that ended it: a container with a limit is killed at it,
     * others run out of what a simulation has.
     */
    boolean holds(long bytes) {
        if (bytes <= MOST_BYTES) {
            long others = kernel().containerMemory() - held;
            held = bytes;
            over |= process.memoryLimit().isPresent()
                    && others + bytes > process.memoryLimit().get();
            process.useMemory(OWN_MEMORY + bytes);
            return !over;
        }
        process.memoryLimit().ifPresentOrElse(limit -> process.useMemory(limit + 1), () -> fail("out of memory"));
        over = true;
        return false;
    }

    /** Writes bytes to stdout, however many, and goes on. */
    void out(byte[] bytes, Runnable then) {
        out(bytes, 0, then);
    }

    private void out(byte[] bytes, int from, Runnable then) {
        int end = Math.min(bytes.length, from + OpenFile.BLOCK);
        out(from == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, end));
        if (end == bytes.length) {
            then.run();
        } else {
            next(end - from, () -> out(bytes, end, then));
        }
    }

    /** Does a little of something at a time until it answers false, then goes on. */
    void repeat(BooleanSupplier step, Runnable then) {
        if (step.getAsBoolean()) {
            next(STEP_COST, () -> repeat(step, then));
        } else {
            then.run();
        }
    }

    /** Chunks as they come, until the end or until {@code goOn} has enough. */
    void stream(ByteSource source, Predicate<byte[]> goOn, Runnable end) {
        kernel().read(
                        source,
                        bytes -> guarded(() -> {
                            if (bytes == null) {
                                end.run();
                            } else if (goOn.test(bytes)) {
                                next(bytes.length, () -> stream(source, goOn, end));
                            }
                        }));
    }

    /** Takes files chunk by chunk. */
    interface ContentTaker {
        default void begin(String file) {}

        /** Some bytes, which must not be changed; false when it has enough of this file. */
        boolean take(byte[] bytes);

        default void end(String file) {}
    }

    /** The command line makes no sense. */
    static final class Usage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Usage(String message) {
            this(message, 1);
        }

        Usage(String message, int status) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
