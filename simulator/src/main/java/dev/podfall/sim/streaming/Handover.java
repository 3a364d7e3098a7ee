package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.WebSockets;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;

/** Turns a connection from HTTP to another protocol. On the connection's thread. */
final class Handover {
    private Handover() {}

    /** Speaks SPDY/3.1 on the connection itself. */
    static void toSpdy(StreamRequest request, String protocol, ChannelHandler... last) {
        Channel channel = request.channel();
        WebSockets.dropCollector(channel.pipeline());
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers().set("Connection", "Upgrade").set("Upgrade", "SPDY/3.1");
        response.headers().set("X-Stream-Protocol-Version", protocol);
        channel.writeAndFlush(response);
        channel.pipeline().addLast(spdyCodec()).addLast(last);
        channel.pipeline().remove(HttpServerCodec.class);
    }

    /** Speaks SPDY/3.1 in the messages of a WebSocket. */
    static void toTunnel(StreamRequest request, ChannelHandler sender, ChannelHandler last) {
        WebSockets.open(request, Upgrade.TUNNEL, new Tunnel(), spdyCodec(), sender, last);
    }

    private static SpdyFrameCodec spdyCodec() {
        return new SpdyFrameCodec(SpdyVersion.SPDY_3_1);
    }
}
