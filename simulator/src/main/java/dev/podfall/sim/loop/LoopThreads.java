package dev.podfall.sim.loop;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that carry the turns of all clusters of this process, and the alarm that wakes them. They are daemons
 * and go when nothing was to do for a while. For a thread that a cluster does not give back there is another one.
 */
public final class LoopThreads {
    private static final LoopThreads SHARED = new LoopThreads();
    private static final long IDLE_SECONDS = 30;
    private static final int MOST_HELD = 64;

    private final int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ThreadPoolExecutor carriers;
    private final ScheduledThreadPoolExecutor alarm;

    private final Watchdog watchdog = new Watchdog(this::replace);

    private LoopThreads() {
        carriers = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("podfall-loop-"));
        carriers.allowCoreThreadTimeOut(true);
        alarm = (ScheduledThreadPoolExecutor) Executors.newScheduledThreadPool(1, named("podfall-alarm-"));
        alarm.setRemoveOnCancelPolicy(true);
        alarm.scheduleWithFixedDelay(watchdog::look, 1, 1, TimeUnit.SECONDS);
    }

    private void replace(int held) {
        int wanted = size + Math.min(held, MOST_HELD);
        if (wanted > carriers.getMaximumPoolSize()) {
            carriers.setMaximumPoolSize(wanted);
            carriers.setCorePoolSize(wanted);
        } else if (wanted < carriers.getMaximumPoolSize()) {
            carriers.setCorePoolSize(wanted);
            carriers.setMaximumPoolSize(wanted);
        }
    }

    /** Tells {@code witness} when the loop gets stuck, until it is closed. */
    public void watch(EventLoop loop, Witness witness) {
        watchdog.watch(loop, witness);
    }

    /** How many threads are held by clusters that were ended and do not let go. */
    public int lost() {
        return watchdog.lost();
    }

    /** The process's one set. */
    public static LoopThreads shared() {
        return SHARED;
    }

    /** Carries turns. */
    public Executor carriers() {
        return carriers;
    }

    /** Wakes loops when their next task is due. */
    public ScheduledExecutorService alarm() {
        return alarm;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
