package dev.podfall.engine.lab;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Clusters that are being made by several threads, and an end after which none is made: a server that lets go of its clusters would else
 * leave one behind that nobody knows of, and that still writes its files.
 */
public final class ClustersInMaking {
    private int underWay;
    private boolean ended;
    private boolean abandoned;

    /**
     * Makes one.
     *
     * @param giveUp lets go again of what was made, if the end came meanwhile and did not wait for it
     * @throws RejectedExecutionException after the end; nothing is made, or it is let go of
     */
    public <T> T make(Supplier<T> making, Runnable giveUp) {
        begin();
        try {
            T made = making.get();
            if (isAbandoned()) {
                giveUp.run();
                throw new RejectedExecutionException("it was made too late");
            }
            return made;
        } finally {
            leave();
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private synchronized void begin() {
        if (ended) {
            throw new RejectedExecutionException("no cluster is made any more");
        }
        underWay++;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** Lets none begin any more, and waits for those under way, at most so long. */
    public synchronized void end(Duration most) {
        ended = true;
        long until = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); underWay > 0 && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        abandoned = true;
    }
}
