package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.registry.UserInfo;
import dev.podfall.sim.store.Store;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** {@link Streaming} behind a plain HTTP socket, with a fake node and a pod {@code web} with the containers web and stopped. */
final class StreamingBench implements AutoCloseable {
    final FakeNode node = new FakeNode();
    final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    /** For clients whose being slow must not make the server slow. */
    final EventLoopGroup clients = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final ExecutorService carrier = Executors.newSingleThreadExecutor();
    private final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-01-01T00:00:00Z")), carrier, Throwable::printStackTrace);
    private final Channel listener;

    StreamingBench() {
        SimClient system = loop.call(() -> {
            SimClient client = new ApiMachinery(loop, new Dice(1), new Store()).client("system:apiserver");
            client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "shop"));
            client.create(Resources.SERVICEACCOUNTS, KubeObject.of(Resources.SERVICEACCOUNTS, "shop", "default"));
            var pod = KubeObject.of(Resources.PODS, "shop", "web");
            pod.putObject("spec").put("nodeName", "node-1");
            for (String name : List.of("web", "stopped")) {
                pod.withArray("/spec/containers").addObject().put("name", name).put("image", "nginx");
            }
            client.create(Resources.PODS, pod);
            return client;
        });
        Streaming streaming = new Streaming(system, node);
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20));
                        channel.pipeline().addLast(front(streaming));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Lets the loop and the server's network thread do what is due. */
    void turn() throws InterruptedException {
        loop.call(() -> null);
        group.submit(() -> {}).sync();
        clients.submit(() -> {}).sync();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Hands a request over as the API server does. */
    private SimpleChannelInboundHandler<FullHttpRequest> front(Streaming streaming) {
        return new SimpleChannelInboundHandler<>() {
            @Override
            protected void channelRead0(ChannelHandlerContext connection, FullHttpRequest http) {
                QueryStringDecoder uri = new QueryStringDecoder(http.uri());
                String subresource = uri.path().substring(uri.path().lastIndexOf('/') + 1);
                List<String> parts = List.of("pods", "web", subresource);
                RequestInfo info = new RequestInfo(
                        true, uri.path(), "get", "api", "", "v1", "shop", "pods", subresource, "web", parts);
                UserInfo user = UserInfo.of("jane", List.of());
                connection.pipeline().remove(this);
                streaming.take(new StreamRequest(
                        info,
                        new Query(uri.parameters()),
                        user,
                        new DefaultFullHttpRequest(
                                http.protocolVersion(),
                                http.method(),
                                http.uri(),
                                Unpooled.EMPTY_BUFFER,
                                http.headers().copy(),
                                http.trailingHeaders().copy()),
                        connection.channel(),
                        loop));
            }
        };
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        clients.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        loop.close();
        carrier.shutdownNow();
    }
}
