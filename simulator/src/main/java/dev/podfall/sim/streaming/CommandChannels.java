package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.Closing;
import dev.podfall.sim.api.http.Sender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/** A command over a WebSocket: the first byte of every message names the stream. */
final class CommandChannels extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ERROR = 3;
    private static final int RESIZE = 4;
    private static final int CLOSE = 255;

    private final Conversation conversation;
    private final Sender sender;
    private final boolean canCloseStreams;

    /** @param canCloseStreams whether the client speaks v5, in which the end of stdin can be told */
    CommandChannels(Conversation conversation, Sender sender, boolean canCloseStreams) {
        this.conversation = conversation;
        this.sender = sender;
        this.canCloseStreams = canCloseStreams;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, WebSocketFrame message) {
        ByteBuf content = message.content();
        if (!content.isReadable()) {
            return;
        }
        int stream = content.readUnsignedByte();
        byte[] bytes = ByteBufUtil.getBytes(content);
        switch (stream) {
            case STDIN -> {
                if (bytes.length > 0) {
                    conversation.input(bytes);
                }
            }
            case RESIZE -> TerminalSize.parse(bytes).ifPresent(s -> conversation.resized(s.columns(), s.rows()));
            case CLOSE -> {
                if (canCloseStreams && bytes.length > 0 && bytes[0] == STDIN) {
                    conversation.inputEnded();
                }
            }
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        conversation.clientGone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        Closing.webSocket(connection.channel(), cause);
    }

    /** The client's side of the conversation. */
    Conversation.Client on(Channel channel) {
        return new Conversation.Client() {
            @Override
            public void out(byte[] bytes, Runnable taken) {
                send(STDOUT, bytes, taken);
            }

            @Override
            public void err(byte[] bytes, Runnable taken) {
                send(STDERR, bytes, taken);
            }

            @Override
            public void finish(ObjectNode status) {
                send(ERROR, status.toString().getBytes(StandardCharsets.UTF_8), () -> Closing.webSocket(channel));
            }
        };
    }

    private void send(int stream, byte[] bytes, Runnable then) {
        sender.send(bytes, part -> message(stream, part), then);
    }

    /** A message on a stream. */
    static BinaryWebSocketFrame message(int stream, ByteBuf part) {
        ByteBuf head = Unpooled.wrappedBuffer(new byte[] {(byte) stream});
        return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(head, part));
    }
}
