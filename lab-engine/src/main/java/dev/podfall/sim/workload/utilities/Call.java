package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run of a utility: its arguments, streams and files. */
final class Call {
    private static final int MOST_BYTES = 32 << 20;

    private final ProcessContext process;
    private final String name;
    private final List<String> arguments;
    private int status;

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

    void out(String text) {
        process.stdout(text);
    }

    void out(byte[] bytes) {
        if (!process.kernel().stdout().write(bytes)) {
            process.exit(141);
        }
    }

    /** Writes a message behind the utility's name. */
    void err(String text) {
        process.stderr(name + ": " + text + "\n");
    }

    /** Notes a failure that does not end the run. */
    void problem(String text) {
        err(text);
        status = 1;
    }

    /** Ends with 0, or with 1 after a {@link #problem}. */
    void done() {
        process.exit(status);
    }

    /** Whether something went wrong so far. */
    boolean troubled() {
        return status != 0;
    }

    void exit(int code) {
        process.exit(code);
    }

    void fail(String text) {
        err(text);
        process.exit(1);
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

    /**
     * Hands over the content of files one after the other, of stdin when there are none or for {@code -}.
     *
     * @param missing words for a file that can't be opened; gets its name and the reason
     */
    void contents(List<String> files, String missing, ContentTaker taker, Runnable end) {
        contents(files.isEmpty() ? List.of("-") : files, 0, missing, taker, end);
    }

    private void contents(List<String> files, int from, String missing, ContentTaker taker, Runnable end) {
        if (from == files.size()) {
            end.run();
            return;
        }
        String file = files.get(from);
        ByteSource source;
        try {
            source = file.equals("-") ? kernel().stdin() : OpenFile.forReading(kernel(), file);
        } catch (FileSystem.Failure failure) {
            boolean directory = failure.getMessage().equals("Is a directory");
            problem(
                    directory
                            ? "read error: Is a directory"
                            : String.format(missing, file) + ": " + failure.getMessage());
            contents(files, from + 1, missing, taker, end);
            return;
        }
        all(source, bytes -> {
            taker.take(file, bytes);
            contents(files, from + 1, missing, taker, end);
        });
    }

    /** Everything a source has. */
    void all(ByteSource source, Consumer<byte[]> then) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        stream(
                source,
                bytes -> {
                    collected.writeBytes(bytes);
                    if (collected.size() > MOST_BYTES) {
                        outgrow();
                        return false;
                    }
                    return true;
                },
                () -> then.accept(collected.toByteArray()));
    }

    /** Input without an end: a container with a limit is killed at it, others run out of what a simulation has. */
    private void outgrow() {
        process.memoryLimit().ifPresentOrElse(limit -> process.useMemory(limit + 1), () -> fail("out of memory"));
    }

    /** Chunks as they come, until the end or until {@code goOn} has enough. */
    void stream(ByteSource source, Predicate<byte[]> goOn, Runnable end) {
        kernel().read(source, bytes -> {
            try {
                if (bytes == null) {
                    end.run();
                } else if (goOn.test(bytes)) {
                    process.after(java.time.Duration.ZERO, () -> stream(source, goOn, end));
                }
            } catch (Usage usage) {
                err(usage.getMessage());
                process.exit(usage.status());
            }
        });
    }

    /** Lines as they come, without newlines, until the end or until {@code goOn} has enough. */
    void lines(ByteSource source, Predicate<String> goOn, Runnable end) {
        StringBuilder rest = new StringBuilder();
        stream(
                source,
                bytes -> {
                    rest.append(new String(bytes, StandardCharsets.UTF_8));
                    int start = 0;
                    for (int nl = rest.indexOf("\n"); nl >= 0; nl = rest.indexOf("\n", start)) {
                        if (!goOn.test(rest.substring(start, nl))) {
                            return false;
                        }
                        start = nl + 1;
                    }
                    rest.delete(0, start);
                    return true;
                },
                () -> {
                    if (rest.length() == 0 || goOn.test(rest.toString())) {
                        end.run();
                    }
                });
    }

    /** A text's lines, without newlines. */
    static List<String> split(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    /** A whole file's content by name. */
    interface ContentTaker {
        void take(String file, byte[] content);
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
