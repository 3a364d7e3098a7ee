package dev.podfall.sim.api;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The network threads, shared by the API servers of all clusters of the process. */
public final class ApiThreads implements AutoCloseable {
    private static final int THREADS = 2;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("podfall-api", true), NioIoHandler.newFactory());

    /** What carries sockets; the cluster's ingress uses it as well. */
    public EventLoopGroup group() {
        return group;
    }

    /** Ends the threads; servers on them must be closed before. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
