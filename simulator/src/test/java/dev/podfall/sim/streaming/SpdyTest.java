package dev.podfall.sim.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exec and port-forward over SPDY/3.1, as older kubectls speak it. */
class SpdyTest {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
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
    void a_command_begins_when_all_its_streams_are_open() throws Exception {
        Channel client = connect("exec?container=web&command=cat&stdin=true&stdout=true", "v4.channel.k8s.io");
        assertThat(next()).isEqualTo("101 v4.channel.k8s.io");
        open(client, 1, "streamtype", "error");
        open(client, 3, "streamtype", "stdin");
        open(client, 5, "streamtype", "stdout");
        data(client, 3, "hello", true);
        assertThat(next()).isEqualTo("reply 1");
        assertThat(next()).isEqualTo("reply 3");
        assertThat(next()).isEqualTo("reply 5");
        assertThat(next()).isEqualTo("5:hello");
        assertThat(next()).isEqualTo("1:{\"metadata\":{},\"status\":\"Success\"}");
    }

    @Test
    void a_forwarded_connection_is_a_pair_of_streams() throws Exception {
        Channel client = connect("portforward", "portforward.k8s.io");
        assertThat(next()).isEqualTo("101 portforward.k8s.io");
        open(client, 1, "streamtype", "error", "port", "8080", "requestid", "0");
        open(client, 3, "streamtype", "data", "port", "8080", "requestid", "0");
        assertThat(next()).isEqualTo("reply 1");
        assertThat(next()).isEqualTo("reply 3");
        data(client, 3, "hello", false);
        assertThat(next()).isEqualTo("3:HELLO");
    }

    @Test
    void a_port_that_nobody_listens_on_is_told_on_the_error_stream() throws Exception {
        Channel client = connect("portforward", "portforward.k8s.io");
        assertThat(next()).startsWith("101");
        open(client, 1, "streamtype", "error", "port", "9999", "requestid", "0");
        open(client, 3, "streamtype", "data", "port", "9999", "requestid", "0");
        assertThat(next()).isEqualTo("reply 1");
        assertThat(next()).isEqualTo("reply 3");
        assertThat(next()).isEqualTo("1:connection refused");
        assertThat(next()).isEqualTo("1 ended");
        assertThat(next()).isEqualTo("3 ended");
    }

    @Test
    void pings_are_answered() throws Exception {
        Channel client = connect("portforward", "portforward.k8s.io");
        assertThat(next()).startsWith("101");
        client.writeAndFlush(new DefaultSpdyPingFrame(7));
        assertThat(next()).isEqualTo("ping 7");
    }

    private String next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }

    private static void open(Channel client, int id, String... headers) {
        DefaultSpdySynStreamFrame frame = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
        for (int i = 0; i < headers.length; i += 2) {
            frame.headers().set(headers[i], headers[i + 1]);
        }
        client.writeAndFlush(frame);
    }

    private static void data(Channel client, int id, String text, boolean last) {
        DefaultSpdyDataFrame frame = new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(FakeNode.bytes(text)));
        frame.setLast(last);
        client.writeAndFlush(frame);
    }

    private Channel connect(String what, String protocol) {
        Channel client = new Bootstrap()
                .group(bench.group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), new Upgrader());
                    }
                })
                .connect("127.0.0.1", bench.port())
                .syncUninterruptibly()
                .channel();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/api/v1/namespaces/shop/pods/web/" + what);
        request.headers().set("Host", "127.0.0.1").set("Connection", "Upgrade").set("Upgrade", "SPDY/3.1");
        request.headers().set("X-Stream-Protocol-Version", protocol).set("Content-Length", 0);
        client.writeAndFlush(request);
        return client;
    }

    /** Waits for 101, then speaks SPDY. */
    private final class Upgrader extends SimpleChannelInboundHandler<HttpObject> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, HttpObject message) {
            if (message instanceof HttpResponse response) {
                connection.pipeline().addLast(new SpdyFrameCodec(SpdyVersion.SPDY_3_1), new Frames());
                received.add(response.status().code() + " " + response.headers().get("X-Stream-Protocol-Version"));
            }
            if (message instanceof LastHttpContent) {
                connection.pipeline().remove(HttpClientCodec.class);
                connection.pipeline().remove(this);
            }
        }
    }

    /** Collects frames as text. */
    private final class Frames extends SimpleChannelInboundHandler<Object> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, Object frame) {
            if (frame instanceof SpdySynReplyFrame reply) {
                received.add("reply " + reply.streamId());
            } else if (frame instanceof SpdyPingFrame ping) {
                received.add("ping " + ping.id());
            } else if (frame instanceof SpdyDataFrame data) {
                if (data.content().isReadable()) {
                    received.add(data.streamId() + ":" + data.content().toString(StandardCharsets.UTF_8));
                }
                if (data.isLast()) {
                    received.add(data.streamId() + " ended");
                }
            }
        }
    }
}
