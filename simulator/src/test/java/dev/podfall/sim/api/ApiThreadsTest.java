package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ApiThreadsTest {
    @Test
    void a_thread_with_endless_work_looks_at_its_sockets_soon() throws Exception {
        try (ApiThreads threads = new ApiThreads()) {
            EventLoop thread = threads.group().next();
            CompletableFuture<Integer> tasks = new CompletableFuture<>();
            thread.execute(() -> new Chain(thread, tasks).run());
            assertThat(tasks.get(60, TimeUnit.SECONDS)).isLessThan(200);
        }
    }

    /** A task of a millisecond after the other, until one that was scheduled at the start got its turn. */
    private static final class Chain implements Runnable {
        private final EventLoop thread;
        private final CompletableFuture<Integer> tasks;
        private int count;

        Chain(EventLoop thread, CompletableFuture<Integer> tasks) {
            this.thread = thread;
            this.tasks = tasks;
            thread.schedule(() -> tasks.complete(count), 0, TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            count++;
            if (!tasks.isDone()) {
                thread.execute(this);
            }
        }
    }
}
