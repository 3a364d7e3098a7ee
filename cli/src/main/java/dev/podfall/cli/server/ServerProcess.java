package dev.podfall.cli.server;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server as a process of this machine, whether or not it answers: the one that holds the home's lock. */
public final class ServerProcess {
    private static final long TO_END_WHEN_TOLD_MILLIS = 1_500;
    private static final long TO_END_IN_ORDER_MILLIS = 20_000;
    private static final long TO_END_AT_ALL_MILLIS = 5_000;

    private final ProcessHandle handle;

    private ServerProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The one that holds this home, or none. */
    public static Optional<ServerProcess> holding(Home home) {
        return signed(home)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(alive -> isLocked(home))
                .map(ServerProcess::new);
    }

    private static Optional<Long> signed(Home home) {
        try {
            return Optional.of(Long.parseLong(Files.readString(home.lockFile()).strip()));
        } catch (IOException | NumberFormatException nobody) {
            return Optional.empty();
        }
    }

    /** The number may be that of a process long gone, and given to another since: the lock tells. */
    private static boolean isLocked(Home home) {
        try (FileChannel channel = FileChannel.open(home.lockFile(), StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (IOException unknown) {
            return false;
        }
    }

    public long pid() {
        return handle.pid();
    }

    /** Waits for the end that was asked for; one that does not come is brought about. Nothing saved is lost by it. */
    void awaitEnd() {
        awaitEnd(TO_END_IN_ORDER_MILLIS);
    }

    /** As above, at most for that time. */
    void awaitEnd(long millis) {
        if (!endsWithin(millis)) {
            end();
        }
    }

    /** Ends it: politely, then by force. */
    public void end() {
        handle.destroy();
        if (!endsWithin(TO_END_WHEN_TOLD_MILLIS)) {
            handle.destroyForcibly();
            if (!endsWithin(TO_END_AT_ALL_MILLIS)) {
                throw CommandFailed.environment(
                        "server-hangs",
                        "The server (process " + pid() + ") was asked to stop and did not.",
                        "End it by hand: kill -9 " + pid());
            }
        }
    }

    /** Tells whether it has ended, at the latest after that time. */
    boolean endsWithin(long millis) {
        try {
            handle.onExit().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
