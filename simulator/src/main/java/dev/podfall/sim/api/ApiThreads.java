package dev.podfall.sim.api;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The network threads, shared by the API servers of all clusters of the process. */
public final class ApiThreads implements AutoCloseable {
    private static final int THREADS = 2;
    private static final long IDLE_SECONDS = 30;

    private final EventLoopGroup group = new Threads();
    private final ThreadPoolExecutor handshakes = one("podfall-handshake");
    private final ThreadPoolExecutor bodies = one("podfall-bodies");

    /** What carries sockets; the cluster's ingress uses it as well. */
    public EventLoopGroup group() {
        return group;
    }

    /**
     * Computes what TLS handshakes take: whoever connects a thousand times at once makes those wait who connect, not those
     * who are connected.
     */
    Executor forHandshakes() {
        return handshakes;
    }

    /** Reads large bodies: whoever sends them makes those wait who do so, too. */
    Executor forBodies() {
        return bodies;
    }

    private static ThreadPoolExecutor one(String name) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory(name, true));
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Ends the threads; servers on them must be closed before. */
    @Override
    public void close() {
        handshakes.shutdownNow();
        bodies.shutdownNow();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Netty's, which look at their sockets sooner: theirs may do what they are told to for a second before. */
    private static final class Threads extends MultiThreadIoEventLoopGroup {
        private static final long MOST_MILLIS_OF_TASKS = 5;

        Threads() {
            super(THREADS, new DefaultThreadFactory("podfall-api", true), NioIoHandler.newFactory());
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory sockets, Object... nothing) {
            return new SingleThreadIoEventLoop(
                    this,
                    executor,
                    sockets,
                    Integer.MAX_VALUE,
                    RejectedExecutionHandlers.reject(),
                    MOST_MILLIS_OF_TASKS);
        }
    }
}
