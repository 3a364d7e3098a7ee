package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.util.ArrayList;
import java.util.List;

/** Turns a connection from HTTP to another protocol. On the connection's thread. */
final class Handover {
    private static final int LARGEST_FRAME = 1024 * 1024;
    private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private Handover() {}

    /**
     * Makes a WebSocket of the connection.
     *
     * @param protocol what both sides agreed upon; empty if the client asked for none
     * @param last gets whole messages
     */
    static void toWebSocket(StreamRequest request, String protocol, ChannelHandler... last) {
        Channel channel = request.channel();
        dropCollector(channel.pipeline());
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(LARGEST_FRAME)
                .allowExtensions(false)
                .build();
        String wanted = protocol.isEmpty() ? null : protocol;
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("", wanted, config).newHandshaker(request.http());
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            return;
        }
        try {
            handshaker.handshake(channel, request.http());
        } catch (WebSocketHandshakeException e) {
            channel.close();
            return;
        }
        channel.pipeline()
                .addLast(new WebSocketControl())
                .addLast(new WebSocketFrameAggregator(LARGEST_MESSAGE))
                .addLast(last);
    }

    /** Speaks SPDY/3.1 on the connection itself. */
    static void toSpdy(StreamRequest request, String protocol, ChannelHandler last) {
        Channel channel = request.channel();
        dropCollector(channel.pipeline());
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers().set("Connection", "Upgrade").set("Upgrade", "SPDY/3.1");
        response.headers().set("X-Stream-Protocol-Version", protocol);
        channel.writeAndFlush(response);
        channel.pipeline().addLast(spdyCodec()).addLast(last);
        channel.pipeline().remove(HttpServerCodec.class);
    }

    /** Speaks SPDY/3.1 in the messages of a WebSocket. */
    static void toTunnel(StreamRequest request, ChannelHandler last) {
        toWebSocket(request, Upgrade.TUNNEL, new Tunnel(), spdyCodec(), last);
    }

    private static SpdyFrameCodec spdyCodec() {
        return new SpdyFrameCodec(SpdyVersion.SPDY_3_1);
    }

    private static void dropCollector(ChannelPipeline pipeline) {
        List<ChannelHandler> after = new ArrayList<>();
        boolean seen = false;
        for (var entry : pipeline) {
            if (seen) {
                after.add(entry.getValue());
            }
            seen = seen || entry.getValue() instanceof HttpServerCodec;
        }
        after.forEach(pipeline::remove);
    }
}
