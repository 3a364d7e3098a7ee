package dev.podfall.sim.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;

/** A socket that listens on loopback, and whose port is free again as soon as it is closed. */
public final class LoopbackListener implements AutoCloseable {
    private final ServerSocketChannel socket;
    private final Channel channel;

    private LoopbackListener(ServerSocketChannel socket, Channel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    /**
     * Starts to listen.
     *
     * @param group carries the sockets; may be shared
     * @param port 0 for any free one
     * @param welcome prepares a client's channel
     * @throws PortTaken if another socket listens there
     */
    public static LoopbackListener open(EventLoopGroup group, int port, Consumer<Channel> welcome) {
        ServerSocketChannel socket = socket();
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channelFactory(() -> new NioServerSocketChannel(socket))
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome.accept(channel);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new PortTaken(port, bound.cause());
        }
        return new LoopbackListener(socket, bound.channel());
    }

    private static ServerSocketChannel socket() {
        try {
            return ServerSocketChannel.open();
        } catch (IOException noneLeft) {
            throw new UncheckedIOException(noneLeft);
        }
    }

    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Not from a network thread. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        // The system's socket outlives its channel until the selector has seen the end of it, once for each turn.
        while (socket.isRegistered()) {
            turn();
        }
        turn();
    }

    private void turn() {
        channel.eventLoop().submit(() -> {}).awaitUninterruptibly();
    }
}
