package dev.podfall.sim.streaming;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much at once, or more than one side takes: it is cut into frames, it waits, and little of it waits in memory. */
class FloodTest {
    private static final long TOTAL = Long.getLong("flood.megabytes", 96) << 20;

    /** What waits in all buffers on the way, the system's own included. */
    private static final long LITTLE = 24L << 20;

    private static final int ONE_CHUNK = 40 << 20;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong largest = new AtomicLong();
    private StreamingBench bench;

    @BeforeEach
    void start() {
        bench = new StreamingBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_command_that_says_much_over_a_websocket_waits_for_its_client() throws Exception {
        Channel client =
                connect("exec?container=web&command=flood&command=" + TOTAL + "&stdout=true", true, new Messages());
        assertThat(event()).isEqualTo("101");
        assertWaits(client);
        assertThat(event()).startsWith("3:").contains("Success");
        assertThat(event()).isEqualTo("closed 1000");
        assertThat(received.get()).isEqualTo(TOTAL);
    }

    @Test
    void a_command_that_says_much_over_spdy_waits_for_its_client() throws Exception {
        Channel client =
                connect("exec?container=web&command=flood&command=" + TOTAL + "&stdout=true", false, new Frames());
        assertThat(event()).isEqualTo("101");
        open(client, 1, "streamtype", "error");
        open(client, 3, "streamtype", "stdout");
        assertWaits(client);
        assertThat(event()).startsWith("1:").contains("Success");
        assertThat(received.get()).isEqualTo(TOTAL);
    }

    @Test
    void a_forwarded_port_that_says_much_waits_for_its_client() throws Exception {
        Channel client = connect("portforward", false, new Frames());
        assertThat(event()).isEqualTo("101");
        open(client, 1, "streamtype", "error", "port", "7777", "requestid", "0");
        open(client, 3, "streamtype", "data", "port", "7777", "requestid", "0");
        say(client, 3, String.valueOf(TOTAL));
        assertWaits(client);
        assertThat(event()).isEqualTo("1 ended");
        assertThat(event()).isEqualTo("3 ended");
        assertThat(received.get()).isEqualTo(TOTAL);
    }

    @Test
    void one_chunk_larger_than_a_frame_may_be_is_cut_into_frames_of_spdy() throws Exception {
        Channel client = connect("portforward", false, new Frames());
        assertThat(event()).isEqualTo("101");
        open(client, 1, "streamtype", "error", "port", "6666", "requestid", "0");
        open(client, 3, "streamtype", "data", "port", "6666", "requestid", "0");
        say(client, 3, String.valueOf(ONE_CHUNK));
        assertThat(event()).isEqualTo("1 ended");
        assertThat(event()).isEqualTo("3 ended");
        assertThat(received.get()).isEqualTo(ONE_CHUNK);
    }

    @Test
    void one_chunk_is_cut_into_messages_of_a_websocket() throws Exception {
        Channel client = connect("portforward?ports=6666", true, new Messages());
        assertThat(event()).isEqualTo("101");
        message(client, 0, String.valueOf(ONE_CHUNK).getBytes(StandardCharsets.UTF_8));
        assertThat(event()).isEqualTo("closed 1000");
        assertThat(largest.get()).isEqualTo(Sender.FRAME);
        assertThat(received.get()).isEqualTo(ONE_CHUNK + 2); // and the port's number
    }

    @Test
    void a_client_that_says_much_waits_for_the_command() throws Exception {
        Channel client = connect("exec?container=web&command=slow&stdin=true&stdout=true", true, new Messages());
        assertThat(event()).isEqualTo("101");
        long sent = flood(client);
        assertThat(bench.node.swamp.received.get()).isLessThan(LITTLE).isLessThan(sent);
        bench.node.swamp.drain();
        await(() -> bench.node.swamp.received.get() == sent);
    }

    @Test
    void a_client_that_says_much_waits_for_a_forwarded_port() throws Exception {
        Channel client = connect("portforward?ports=5555", true, new Messages());
        assertThat(event()).isEqualTo("101");
        long sent = flood(client);
        assertThat(bench.node.swamp.received.get()).isLessThan(LITTLE).isLessThan(sent);
        bench.node.swamp.drain();
        await(() -> bench.node.swamp.received.get() == sent);
    }

    @Test
    void a_node_that_breaks_is_told_on_the_error_channel() throws Exception {
        Channel client = connect("exec?container=web&command=break&stdin=true&stdout=true", true, new Messages());
        assertThat(event()).isEqualTo("101");
        message(client, 0, new byte[] {'x'});
        assertThat(event()).startsWith("3:").contains("Failure").contains("the node broke");
        assertThat(event()).isEqualTo("closed 1000");
    }

    @Test
    void a_message_that_is_too_long_ends_the_websocket_and_says_so() throws Exception {
        Channel client = connect("exec?container=web&command=cat&stdin=true&stdout=true", true, new Messages());
        assertThat(event()).isEqualTo("101");
        client.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[2 << 20])));
        assertThat(event()).isEqualTo("closed 1009");
    }

    @Test
    void what_is_no_spdy_ends_the_session_and_says_so() throws Exception {
        Channel client = connect("portforward", false, new Frames());
        assertThat(event()).isEqualTo("101");
        client.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(
                        "\u0080\u0003\u0000\u0001\u0000\u0000\u0000\u0001x", StandardCharsets.ISO_8859_1));
        assertThat(event()).startsWith("goaway");
    }

    /** The client does not read: the node stops soon. Then it reads, and all of it comes. */
    private void assertWaits(Channel client) throws Exception {
        client.config().setAutoRead(false);
        await(() -> bench.node.flooded.get() > 0);
        settle();
        assertThat(bench.node.flooded.get()).isLessThan(LITTLE);
        client.config().setAutoRead(true);
        await(() -> bench.node.flooded.get() == TOTAL);
    }

    /** Says as much as the server takes, and a little more that waits on this side. */
    private long flood(Channel client) throws Exception {
        long sent = 0;
        await(() -> bench.node.swamp != null);
        byte[] piece = new byte[32 * 1024];
        for (int i = 0; i < TOTAL / piece.length && (client.isWritable() || i % 64 != 0 || taking(client)); i++) {
            message(client, 0, piece);
            sent += piece.length;
        }
        settle();
        return sent;
    }

    private boolean taking(Channel client) throws Exception {
        settle();
        return client.isWritable();
    }

    /** Everybody has had many turns to do more. */
    private void settle() throws Exception {
        for (int i = 0; i < 200; i++) {
            bench.turn();
        }
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private String event() throws InterruptedException {
        return events.poll(60, TimeUnit.SECONDS);
    }

    private static void open(Channel client, int id, String... headers) {
        DefaultSpdySynStreamFrame frame = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
        for (int i = 0; i < headers.length; i += 2) {
            frame.headers().set(headers[i], headers[i + 1]);
        }
        client.writeAndFlush(frame);
    }

    private static void say(Channel client, int id, String text) {
        client.writeAndFlush(new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(FakeNode.bytes(text))));
    }

    private static void message(Channel client, int stream, byte[] bytes) {
        ByteBuf head = Unpooled.wrappedBuffer(new byte[] {(byte) stream});
        client.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(bytes))));
    }

    private Channel connect(String what, boolean webSocket, ChannelHandler last) {
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
