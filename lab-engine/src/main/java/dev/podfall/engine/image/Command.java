package dev.podfall.engine.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of this machine that is run and waited for. */
final class Command {
    private static final int STILL_RUNNING = -1;

    private Command() {}

    /** @throws IOException when it can't be started, or this thread is interrupted */
    static Result run(List<String> command, Duration patience) throws IOException {
        Path output = Files.createTempFile("podfall-command", ".txt");
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            return ended
                    ? new Result(process.exitValue(), said)
                    : new Result(STILL_RUNNING, said + "it did not end within " + patience.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.delete(output);
        }
    }

    /** What it said on both streams, and its exit code. */
    record Result(int code, String said) {}
}
