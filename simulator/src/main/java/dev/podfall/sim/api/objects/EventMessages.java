package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.api.backend.Closing;
import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.WebSockets;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.EventWriter;
import dev.podfall.sim.api.http.TimeView;
import dev.podfall.sim.api.http.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A watch's events as text messages of a WebSocket, one each. Mirrors {@code HandleWS} of {@code handlers/watch.go}. */
final class EventMessages implements EventWriter {
    /** As for a watch in plain HTTP. */
    private static final long MOST_WAITING = 32L << 20;

    private final Channel channel;
    private long waiting;

    private EventMessages(Channel channel) {
        this.channel = channel;
    }

    /** Takes the call's connection over. The one protocol that a client offers is agreed to, whichever it is. */
    static EventMessages open(Call call, StreamRequest request) {
        List<String> offered = WebSockets.offered(request);
        call.exchange().takeOver(() -> {
            if (!request.http().headers().contains("Origin")) {
                request.refuse(403, "");
            } else if (offered.size() > 1) {
                request.refuse(400, "");
            } else {
                WebSockets.open(request, offered.isEmpty() ? "" : offered.get(0), new Ignoring());
            }
        });
        return new EventMessages(request.channel());
    }

    @Override
    public void event(JsonNode event, TimeView time) {
        channel.eventLoop().execute(() -> {
            if (!channel.isActive()) {
                return;
            }
            byte[] line = Wire.event(event, time);
            waiting += line.length;
            if (waiting > MOST_WAITING) {
                channel.close();
                return;
            }
            channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(line)))
                    .addListener(written -> waiting -= line.length);
        });
    }

    @Override
    public void end() {
        channel.eventLoop().execute(() -> Closing.webSocket(channel));
    }

    @Override
    public void whenGone(Runnable task) {
        channel.closeFuture().addListener(closed -> task.run());
    }

    @Override
    public void after(long time, TimeUnit unit, Runnable task) {
        var timer = channel.eventLoop().schedule(task, time, unit);
        channel.closeFuture().addListener(closed -> timer.cancel(false));
    }

    /** Clients have nothing to say to a watch. */
    private static final class Ignoring extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, WebSocketFrame message) {
            // What they say all the same changes nothing.
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
            connection.close();
        }
    }
}
