package dev.podfall.program;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads that read requests and write answers, and what is still to be written. */
final class Exchanges {
    private static final int MOST_READERS = 128;
    private static final int WRITERS = 32;
    private static final int WAITING = 512;
    private static final int IDLE_SECONDS = 10;

    private final Phaser writing = new Phaser(1);
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            2, MOST_READERS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Exchanges::thread);
    private final ThreadPoolExecutor writers = new ThreadPoolExecutor(
            WRITERS, WRITERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Exchanges::thread);

    Exchanges() {
        writers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
    }

    /** For reading. A client that dawdles keeps one busy; more than there are get their connection closed. */
    ExecutorService readers() {
        return readers;
    }

    /** Writes an answer that must get out before the process ends. */
    void write(Runnable work) {
        writing.register();
        try {
            writers.execute(() -> {
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
