package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.Closing;
import dev.podfall.sim.api.http.Sender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Forwarded ports over a WebSocket: for the port at index i, channel 2i carries data and channel 2i+1 errors. Each
 * channel begins with the port's number, low byte first.
 */
final class PortChannels extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final List<Forward> forwards = new ArrayList<>();
    private final Sender sender;
    private int open;
    private boolean added;

    PortChannels(int ports, Sender sender) {
        this.open = ports;
        this.sender = sender;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        added = true;
    }

    /** Whether the connection has become a WebSocket. */
    boolean isOpen() {
        return added;
    }

    /** On the connection's thread, once it is a WebSocket. */
    void begin(Channel channel, List<Integer> ports, PortForwards.Dialer dialer) {
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            byte[] number = {(byte) port, (byte) (port >> 8)};
            send(2 * i, number, () -> {});
            send(2 * i + 1, number, () -> {});
            forwards.add(dialer.dial(port, client(channel, i)));
        }
    }

    private Forward.Client client(Channel channel, int index) {
        return new Forward.Client() {
            @Override
            public void data(byte[] bytes, Runnable taken) {
                send(2 * index, bytes, taken);
            }

            @Override
            public void error(String message) {
                send(2 * index + 1, message.getBytes(StandardCharsets.UTF_8), () -> {});
            }

            @Override
            public void finish() {
                open--;
                if (open == 0) {
                    sender.afterwards(() -> Closing.webSocket(channel));
                }
            }
        };
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, WebSocketFrame message) {
        ByteBuf content = message.content();
        if (!content.isReadable()) {
            return;
        }
        int channel = content.readUnsignedByte();
        if (channel % 2 == 0 && channel / 2 < forwards.size() && content.isReadable()) {
            forwards.get(channel / 2).input(ByteBufUtil.getBytes(content));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        forwards.forEach(Forward::clientGone);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        Closing.webSocket(connection.channel(), cause);
    }

    private void send(int stream, byte[] bytes, Runnable taken) {
        sender.send(bytes, part -> CommandChannels.message(stream, part), taken);
    }
}
