package dev.podfall.sim.streaming;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyGoAwayFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client that counts what comes in bulk and tells of the rest. */
final class FloodClient {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final AtomicLong received = new AtomicLong();
    final AtomicLong largest = new AtomicLong();
    final Channel channel;

    /** @param what the subresource of the pod with its query */
    FloodClient(StreamingBench bench, String what, boolean webSocket) {
        channel = connect(bench, what, webSocket);
    }

    /** The next thing that is not bulk. */
    String event() throws InterruptedException {
        return events.poll(60, TimeUnit.SECONDS);
    }

    /** Opens a stream of SPDY. */
    void open(int id, String... headers) {
        DefaultSpdySynStreamFrame frame = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
        for (int i = 0; i < headers.length; i += 2) {
            frame.headers().set(headers[i], headers[i + 1]);
        }
        channel.writeAndFlush(frame);
    }

    /** Data on a stream of SPDY. */
    void say(int id, String text) {
        channel.writeAndFlush(new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(FakeNode.bytes(text))));
    }

    /** Data on a channel of a WebSocket. */
    void message(int stream, byte[] bytes) {
        ByteBuf head = Unpooled.wrappedBuffer(new byte[] {(byte) stream});
        channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(bytes))));
    }

    private Channel connect(StreamingBench bench, String what, boolean webSocket) {
        ChannelHandler last = webSocket ? new Messages() : new Frames();
        Channel client = new Bootstrap()
                .group(bench.clients)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.SO_RCVBUF, 64 * 1024)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new Upgrader(webSocket, last));
                    }
                })
                .connect("127.0.0.1", bench.port())
                .syncUninterruptibly()
                .channel();
        HttpMethod method = webSocket ? HttpMethod.GET : HttpMethod.POST;
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, "/api/v1/namespaces/shop/pods/web/" + what);
        request.headers().set("Host", "127.0.0.1").set("Connection", "Upgrade").set("Content-Length", 0);
        if (webSocket) {
            request.headers().set("Upgrade", "websocket").set("Sec-WebSocket-Version", "13");
            request.headers()
                    .set("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
                    .set("Sec-WebSocket-Protocol", "v4.channel.k8s.io");
        } else {
            String protocol = what.startsWith("exec") ? "v4.channel.k8s.io" : "portforward.k8s.io";
            request.headers().set("Upgrade", "SPDY/3.1").set("X-Stream-Protocol-Version", protocol);
        }
        client.writeAndFlush(request);
        return client;
    }

    /** Waits for 101, then speaks the other protocol. */
    private final class Upgrader extends SimpleChannelInboundHandler<HttpObject> {
        private final boolean webSocket;
        private final ChannelHandler last;

        Upgrader(boolean webSocket, ChannelHandler last) {
            this.webSocket = webSocket;
            this.last = last;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext connection, HttpObject message) {
            if (message instanceof HttpResponse response) {
                if (webSocket) {
                    connection.pipeline().addLast(new WebSocket13FrameDecoder(false, false, 16 << 20));
                    connection.pipeline().addLast(new WebSocket13FrameEncoder(true));
                } else {
                    connection.pipeline().addLast(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
                }
                connection.pipeline().addLast(last);
                events.add(String.valueOf(response.status().code()));
            }
            if (message instanceof LastHttpContent) {
                connection.pipeline().remove(HttpClientCodec.class);
                connection.pipeline().remove(this);
            }
        }
    }

    /** Counts what comes on even channels and on stdout; tells of the rest. */
    private final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, WebSocketFrame message) {
            if (message instanceof CloseWebSocketFrame close) {
                events.add("closed " + close.statusCode());
                return;
            }
            int stream = message.content().readUnsignedByte();
            int size = message.content().readableBytes();
            if (stream == 3) {
                events.add("3:" + message.content().toString(StandardCharsets.UTF_8));
            } else if (stream == 0 || size > 2) {
                received.addAndGet(size);
                largest.accumulateAndGet(size, Math::max);
            }
        }
    }

    /** Counts what comes on stream 3; tells of the rest. */
    private final class Frames extends SimpleChannelInboundHandler<Object> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, Object frame) {
            if (frame instanceof SpdyDataFrame data) {
                if (data.streamId() == 3) {
                    received.addAndGet(data.content().readableBytes());
                } else if (data.content().isReadable()) {
                    events.add(data.streamId() + ":" + data.content().toString(StandardCharsets.UTF_8));
                }
                if (data.isLast() && (data.streamId() == 3 || !data.content().isReadable())) {
                    events.add(data.streamId() + " ended");
                }
            } else if (frame instanceof SpdyGoAwayFrame away) {
                events.add("goaway " + away.status());
            }
        }
    }
}
