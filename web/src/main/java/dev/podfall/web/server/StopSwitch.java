package dev.podfall.web.server;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a request stop the server it is answered by: not before the answer is out. */
@Singleton
public final class StopSwitch implements ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final int MILLIS_TO_FLUSH = 50;
    private static final int MILLIS_AT_MOST = 3_000;

    private final AtomicBoolean pressed = new AtomicBoolean();
    private volatile Runnable stop = () -> {};

    /** Says what stopping means. It may be called more than once. */
    public void connect(Runnable close) {
        this.stop = close;
    }

    /** Stops the server when a request has been answered, and soon in any case. */
    public void press() {
        pressed.set(true);
        stopAfter(MILLIS_AT_MOST);
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        if (pressed.getAndSet(false)) {
            stopAfter(MILLIS_TO_FLUSH);
        }
    }

    private void stopAfter(int millis) {
        var running = stop;
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(running);
    }
}
