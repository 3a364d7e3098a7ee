package dev.podfall.sim.net.ingress;

import dev.podfall.sim.listen.LoopbackListener;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.HttpHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * A cluster's ingress as a real HTTP port on loopback. Network threads read and write; every request is answered on the
 * cluster's loop, after the time it takes in the cluster.
 */
public final class IngressSocket implements AutoCloseable {
    private static final int LARGEST_BODY = 16 << 20;
    private static final int IDLE_SECONDS = 75;

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private LoopbackListener listener;

    private IngressSocket() {}

    /**
     * Starts to listen.
     *
     * @param group carries the sockets; may be shared by all clusters
     * @param port on loopback; 0 for any free one
     * @throws dev.podfall.sim.listen.PortTaken if another program listens there
     */
    public static IngressSocket start(EventLoopGroup group, EventLoop loop, HttpHandler handler, int port) {
        IngressSocket socket = new IngressSocket();
        socket.listener = LoopbackListener.open(group, port, channel -> {
            socket.connections.add(channel);
            channel.pipeline()
                    .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpServerKeepAliveHandler())
                    .addLast(new HttpObjectAggregator(LARGEST_BODY))
                    .addLast(new IngressExchange(loop, handler));
        });
        return socket;
    }

    public int port() {
        return listener.port();
    }

    /** Stops listening and closes what is open. */
    @Override
    public void close() {
        listener.close();
        connections.close().awaitUninterruptibly();
    }
}
