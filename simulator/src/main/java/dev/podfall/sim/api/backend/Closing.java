package dev.podfall.sim.api.backend;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.TimeUnit;

/** The polite end of a connection: say that it is over, let the client go first, insist after a while. */
public final class Closing {
    private static final int SECONDS = 5;

    private Closing() {}

    /** Ends a WebSocket: nothing follows what was written. */
    public static void webSocket(Channel channel) {
        webSocket(channel, WebSocketCloseStatus.NORMAL_CLOSURE);
    }

    /** Ends a WebSocket and tells why. */
    public static void webSocket(Channel channel, WebSocketCloseStatus why) {
        channel.writeAndFlush(new CloseWebSocketFrame(why)).addListener(written -> soon(channel));
    }

    /** Ends a WebSocket on which something went wrong. */
    public static void webSocket(Channel channel, Throwable cause) {
        webSocket(
                channel,
                cause instanceof TooLongFrameException
                        ? WebSocketCloseStatus.MESSAGE_TOO_BIG
                        : WebSocketCloseStatus.INTERNAL_SERVER_ERROR);
    }

    /** Closes once the client has had time to read what was written. */
    public static void soon(Channel channel) {
        var insist = channel.eventLoop().schedule(() -> channel.close(), SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener((ChannelFutureListener) closed -> insist.cancel(false));
    }
}
