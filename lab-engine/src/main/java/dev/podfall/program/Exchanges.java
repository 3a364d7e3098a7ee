package dev.podfall.program;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads that read requests and write answers, and what is still to be written. */
final class Exchanges {
    private static final int THREADS = 32;
    private static final int WAITING = 512;

    private final Phaser writing = new Phaser(1);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Exchanges::thread);

    Exchanges() {
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
    }

    /** For reading; more than can wait are refused, and their connections closed. */
    ExecutorService threads() {
        return threads;
    }

    /** Writes an answer that must get out before the process ends. */
    void write(Runnable work) {
        writing.register();
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    writing.arriveAndDeregister();
                }
            });
        } catch (java.util.concurrent.RejectedExecutionException tooMany) {
            writing.arriveAndDeregister();
            throw tooMany;
        }
    }

    void awaitWritten(Duration patience) {
        try {
            writing.awaitAdvanceInterruptibly(writing.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
