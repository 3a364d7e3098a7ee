package dev.podfall.sim.streaming;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.util.List;

/** Carries a stream of bytes in the messages of a WebSocket. */
final class Tunnel extends MessageToMessageCodec<BinaryWebSocketFrame, ByteBuf> {
    Tunnel() {
        super(BinaryWebSocketFrame.class, ByteBuf.class);
    }

    @Override
    protected void encode(ChannelHandlerContext connection, ByteBuf bytes, List<Object> out) {
        out.add(new BinaryWebSocketFrame(bytes.retain()));
    }

    @Override
    protected void decode(ChannelHandlerContext connection, BinaryWebSocketFrame message, List<Object> out) {
        out.add(message.content().retain());
    }
}
