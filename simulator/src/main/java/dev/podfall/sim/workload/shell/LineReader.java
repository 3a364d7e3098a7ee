package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Kernel;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes one line from a source and leaves the rest for others. */
final class LineReader {
    private static final int LONGEST = 1 << 20;

    private LineReader() {}

    /**
     * @param cancel is given the way to stop reading, each time it begins to
     * @param then told the line without its newline, or empty at the end of input
     */
    static void read(Kernel kernel, ByteSource source, Consumer<Runnable> cancel, Consumer<Optional<byte[]>> then) {
        read(kernel, source, new ByteArrayOutputStream(), cancel, then);
    }

    private static void read(
            Kernel kernel,
            ByteSource source,
            ByteArrayOutputStream line,
            Consumer<Runnable> cancel,
            Consumer<Optional<byte[]>> then) {
        cancel.accept(kernel.read(source, bytes -> {
            if (bytes == null) {
                then.accept(line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray()));
                return;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    source.unread(bytes, i + 1);
                    line.write(bytes, 0, i);
                    then.accept(Optional.of(line.toByteArray()));
                    return;
                }
            }
            line.writeBytes(bytes);
            if (line.size() > LONGEST) {
                then.accept(Optional.of(line.toByteArray()));
            } else {
                read(kernel, source, line, cancel, then);
            }
        }));
    }
}
