package dev.podfall.web.server;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets a request stop the server it is answered by. */
@Singleton
public final class StopSwitch {
    private static final int MILLIS_TO_ANSWER = 200;

    private volatile Runnable stop = () -> {};

    /** Says what stopping means. */
    public void connect(Runnable close) {
        this.stop = close;
    }

    /** Stops the server once the caller has had time to answer. */
    public void press() {
        CompletableFuture.delayedExecutor(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS)
                .execute(stop);
    }
}
