package dev.podfall.sim.loop;

import java.util.concurrent.Semaphore;

/**
 * A task on a thread of its own that runs only while the loop's thread stands still for it: there is one at a time, as ever.
 */
final class Strand implements Runnable {
    private static final ThreadLocal<Strand> CURRENT = new ThreadLocal<>();

    private final Runnable work;
    private final Activity activity;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private Thread caller;
    private Throwable failure;
    private volatile boolean ended;

    Strand(Runnable work, Activity activity) {
        this.work = work;
        this.activity = activity;
    }

    /** The one that runs on this thread, or null. */
    static Strand current() {
        return CURRENT.get();
    }

    boolean isOf(Activity other) {
        return activity == other;
    }

    /** Lets it go on until it waits or is over; what it throws is thrown here. For the loop's thread. */
    void goOn() {
        caller = Thread.currentThread();
        turn.release();
        back.acquireUninterruptibly();
        if (failure instanceof RuntimeException defect) {
            failure = null;
            throw defect;
        }
        if (failure instanceof Error fatal) {
            failure = null;
            throw fatal;
        }
    }

    /** Gives the loop back. For its own thread. @throws ClusterEnded if nobody will let it go on any more */
    void pause() {
        giveBack();
        takeTurn();
    }

    /** Names the carrier first: whoever interrupts it must not meet this thread at another cluster's work. */
    private void giveBack() {
        if (caller != null) {
            activity.carriedBy(caller);
            caller = null;
        }
        back.release();
    }

    private void takeTurn() {
        turn.acquireUninterruptibly();
        if (ended) {
            throw new ClusterEnded();
        }
        activity.carriedBy(Thread.currentThread());
    }

    /** Nobody will let it go on any more. From any thread. */
    void end() {
        ended = true;
        turn.release();
    }

    @Override
    public void run() {
        CURRENT.set(this);
        try {
            takeTurn();
            work.run();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            CURRENT.remove();
            giveBack();
        }
    }
}
