package dev.podfall.sim.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ties a cluster's time to the wall clock at a given speed: one second of wall time lets {@code speed} seconds pass in
 * the cluster. It sleeps until the next task is due, so an idle cluster costs nothing between its timers.
 *
 * <p>A cluster that has more to do than this machine can do in time falls behind, and who computes in it is told to take
 * longer ({@link Timeline#behind}). It makes up for a moment; what is more is not made up for: its clock then runs slower
 * than asked, as that of a machine that was asleep.
 */
public final class Pacer implements Tempo {
    private static final Duration LONGEST_NAP = Duration.ofHours(1);
    private static final Duration MOST_BEHIND = Duration.ofSeconds(2);

    /** Wall time that a clock may lag without anybody being told to compute less. */
    private static final Duration TOLERATED = Duration.ofMillis(20);

    private final EventLoop loop;
    private final InstantSource wall;
    private final ScheduledExecutorService alarm;
    private volatile double speed;
    private volatile Instant wallAnchor;
    private volatile Instant simAnchor;
    private volatile Runnable slipped = () -> {};
    private ScheduledFuture<?> next;

    public Pacer(EventLoop loop, InstantSource wall, ScheduledExecutorService alarm) {
        this.loop = loop;
        this.wall = wall;
        this.alarm = alarm;
    }

    /** Sets what to do, on the loop, whenever cluster time was set back behind the wall's. */
    public void whenSlipped(Runnable task) {
        slipped = task;
    }

    /**
     * Lets time pass from the cluster's now on.
     *
     * @param newSpeed cluster seconds per wall second; above 0
     */
    public void start(double newSpeed) {
        if (!(newSpeed > 0)) {
            throw new IllegalArgumentException("A cluster's speed must be above 0, not " + newSpeed + ".");
        }
        loop.call(() -> {
            speed = newSpeed;
            wallAnchor = wall.instant();
            simAnchor = loop.now();
            return null;
        });
        loop.pace(this);
    }

    /** Stops the clock; requests are still served, at a now that stands still. */
    public void stop() {
        loop.pace(STANDING);
        synchronized (this) {
            if (next != null) {
                next.cancel(false);
            }
        }
    }

    @Override
    public Instant wanted() {
        return at(wall.instant().minus(TOLERATED));
    }

    private Instant at(Instant now) {
        return simAnchor.plusNanos((long) (Duration.between(wallAnchor, now).toNanos() * speed));
    }

    @Override
    public Instant target() {
        Instant now = wall.instant();
        Instant target = at(now);
        Instant due = loop.nextDue();
        if (due == null || Duration.between(due, target).toNanos() <= MOST_BEHIND.toNanos() * speed) {
            return target;
        }
        wallAnchor = now;
        simAnchor = due.isBefore(loop.now()) ? loop.now() : due;
        slipped.run();
        return simAnchor;
    }

    @Override
    public synchronized void turned() {
        if (next != null) {
            next.cancel(false);
        }
        Instant due = loop.nextDue();
        if (due != null) {
            double wait = Duration.between(loop.now(), due).toNanos() / speed;
            long nap = (long) Math.min(Math.max(wait, 0), LONGEST_NAP.toNanos());
            next = alarm.schedule(loop::wake, nap, TimeUnit.NANOSECONDS);
        }
    }
}
