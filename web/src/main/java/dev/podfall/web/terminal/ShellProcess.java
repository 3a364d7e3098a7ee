package dev.podfall.web.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import dev.podfall.web.shell.ClusterShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A shell and the pseudo-terminal that it believes to be a screen. */
final class ShellProcess {
    private static final long GRACE_MILLIS = 1500;

    private final PtyProcess process;
    private final ProcessHandle handle;

    private ShellProcess(PtyProcess process) {
        this.process = process;
        this.handle = ProcessHandle.of(process.pid()).orElse(null);
    }

    /** @throws TerminalRefused if there is no such program, or no pseudo-terminal to be had */
    static ShellProcess start(ClusterShell shell, Path folder, Size size) {
        try {
            return new ShellProcess(new PtyProcessBuilder(shell.command().toArray(String[]::new))
                    .setEnvironment(shell.environment())
                    .setDirectory(folder.toString())
                    .setInitialColumns(size.columns())
                    .setInitialRows(size.rows())
                    .start());
        } catch (IOException | IllegalStateException | LinkageError e) {
            throw TerminalRefused.notStarted(String.valueOf(e.getMessage()).strip());
        }
    }

    /** Blocks until it prints something; -1 when it has ended, and everything was read. */
    int read(byte[] buffer) {
        try {
            return process.getInputStream().read(buffer);
        } catch (IOException ended) {
            return -1;
        }
    }

    /** Blocks while its programs read nothing. */
    void write(byte[] typed) throws IOException {
        process.getOutputStream().write(typed);
        process.getOutputStream().flush();
    }

    void resize(Size size) {
        try {
            process.setWinSize(new WinSize(size.columns(), size.rows()));
        } catch (IllegalStateException ended) {
            // Nobody looks any more.
        }
    }

    /** Once {@link #read} has said that it ended; -1 if it takes its time. */
    int exitCode() {
        try {
            return process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** As when a window is closed: the shell and what runs in it are told. Who is still there a moment later is ended. */
    void hangUp() {
        var all = family();
        close(); // the system then sends a hang-up to all that the terminal is theirs
        all.forEach(ShellProcess::end);
    }

    /** Gives the pseudo-terminal back. */
    void close() {
        Stream.of(process.getInputStream(), process.getOutputStream()).forEach(stream -> {
            try {
                stream.close();
            } catch (IOException gone) {
                // It is what was wanted.
            }
        });
    }

    private List<ProcessHandle> family() {
        return handle == null
                ? List.of()
                : Stream.concat(Stream.of(handle), handle.descendants()).toList();
    }

    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException deaf) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
