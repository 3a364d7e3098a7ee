package dev.podfall.engine.real;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.error.PodfallException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Users of a real cluster, whose requests its probers send, in the wall's time. What could not be sent, for the prober or the API
 * server does not answer, is heard of by nobody: it says nothing about what users get. Safe to use from several threads.
 */
public final class RealVisitors implements Visitors, AutoCloseable {
    /** With callers that give up after some seconds, more are never under way. */
    private static final int AT_ONCE = 48;

    private static final long IDLE_SECONDS = 10;

    private final Function<HttpCall, Visit> way;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private Round round;

    /** @param way sends one and waits for what comes */
    public RealVisitors(Function<HttpCall, Visit> way) {
        this.way = way;
    }

    @Override
    public synchronized void keepCalling(List<HttpCall> calls, Duration apart, Listener listener) {
        close();
        if (!calls.isEmpty()) {
            round = new Round(List.copyOf(calls), listener);
            round.begin(apart);
        }
    }

    /** They stop calling; answers that are under way are heard by nobody. */
    @Override
    public synchronized void close() {
        if (round != null) {
            round.end();
            round = null;
        }
    }

    /** Calls by turns. */
    private final class Round {
        private final List<HttpCall> calls;
        private final Listener listener;
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Round::thread);
        private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
                0, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Round::thread);
        private volatile boolean over;
        private int next;

        Round(List<HttpCall> calls, Listener listener) {
            this.calls = calls;
            this.listener = listener;
        }

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "podfall-visitors");
            thread.setDaemon(true);
            return thread;
        }

        void begin(Duration apart) {
            clock.scheduleAtFixedRate(this::beat, 0, apart.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void beat() {
            int number = next;
            next = (next + 1) % calls.size();
            if (room.tryAcquire()) {
                try {
                    senders.execute(() -> send(number));
                } catch (RejectedExecutionException full) {
                    room.release();
                }
            }
        }

        private void send(int number) {
            try {
                Visit visit = way.apply(calls.get(number));
                if (!over) {
                    listener.heard(number, visit.answer(), visit.took());
                }
            } catch (PodfallException notAsked) {
                // Nobody was asked, so nobody got anything.
            } finally {
                room.release();
            }
        }

        void end() {
            over = true;
            clock.shutdownNow();
            senders.shutdownNow();
        }
    }
}
