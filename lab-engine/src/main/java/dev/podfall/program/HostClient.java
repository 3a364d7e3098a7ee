package dev.podfall.program;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.HttpResult.Failure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sends HTTP/1.1 requests, each over a connection of its own: a Service picks a pod for each. No redirects, no retries, no
 * proxies, and a bound on the whole time from look-up to the answer's last byte.
 */
final class HostClient {
    private static final int THREADS = 32;
    private static final int WAITING = 256;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), HostClient::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(HostClient::thread);

    HostClient() {
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "http-client");
        thread.setDaemon(true);
        return thread;
    }

    /** Tells {@code answer} once, on a thread of this client. */
    void send(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        AtomicBoolean told = new AtomicBoolean();
        Consumer<HttpResult> once = result -> {
            if (told.compareAndSet(false, true)) {
                answer.accept(result);
            }
        };
        Call call = new Call(request, timeout);
        var alarm = clock.schedule(
                () -> {
                    once.accept(new HttpResult(null, Failure.TIMEOUT, call.remote()));
                    call.abort();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            threads.execute(() -> {
                HttpResult result = call.perform();
                alarm.cancel(false);
                once.accept(result);
            });
        } catch (RejectedExecutionException tooMany) {
            alarm.cancel(false);
            once.accept(new HttpResult(null, Failure.TIMEOUT, null));
        }
    }
}
