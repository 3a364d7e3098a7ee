package dev.podfall.sim.net.ingress;

import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.HttpHandler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A cluster's ingress as a real HTTP port on loopback. Network threads read and write; every request is answered on the
 * cluster's loop, after the time it takes in the cluster.
 */
public final class IngressSocket implements AutoCloseable {
    private static final int LARGEST_BODY = 16 << 20;
    private static final int IDLE_SECONDS = 75;

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private Channel listener;

    private IngressSocket() {}

    /**
     * Starts to listen.
     *
     * @param group carries the sockets; may be shared by all clusters
     * @param port on loopback; 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static IngressSocket start(EventLoopGroup group, EventLoop loop, HttpHandler handler, int port) {
        IngressSocket socket = new IngressSocket();
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        socket.connections.add(channel);
                        channel.pipeline()
                                .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                                .addLast(new IngressExchange(loop, handler));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "The ingress can't listen on port " + port + " of 127.0.0.1: "
                            + bound.cause().getMessage() + ". Free the port, or ask for any with 0.",
                    bound.cause());
        }
        socket.listener = bound.channel();
        return socket;
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Stops listening and closes what is open. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
    }
}
