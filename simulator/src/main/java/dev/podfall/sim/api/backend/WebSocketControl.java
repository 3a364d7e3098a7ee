package dev.podfall.sim.api.backend;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** Answers pings and closings; passes messages on. */
final class WebSocketControl extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof PingWebSocketFrame ping) {
            connection.writeAndFlush(new PongWebSocketFrame(ping.content()));
        } else if (message instanceof PongWebSocketFrame) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof CloseWebSocketFrame close) {
            connection.writeAndFlush(close).addListener(ChannelFutureListener.CLOSE);
        } else {
            connection.fireChannelRead(message);
        }
    }
}
