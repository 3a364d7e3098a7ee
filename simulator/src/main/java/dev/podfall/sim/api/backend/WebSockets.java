package dev.podfall.sim.api.backend;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes WebSockets of connections that were handed over. On the connection's thread. */
public final class WebSockets {
    private static final int LARGEST_FRAME = 1024 * 1024;
    private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private WebSockets() {}

    /** The protocols that the client offers to speak on top, in order of preference. */
    public static List<String> offered(StreamRequest request) {
        return list(request, "Sec-WebSocket-Protocol");
    }

    /** The items of a header that is a list, of all its lines. */
    public static List<String> list(StreamRequest request, String header) {
        List<String> all = new ArrayList<>();
        for (String line : request.http().headers().getAll(header)) {
            for (String item : line.split(",")) {
                if (!item.isBlank()) {
                    all.add(item.strip());
                }
            }
        }
        return all;
    }

    /**
     * Answers the handshake. A client whose handshake is broken gets the answer that says so, and its connection ends.
     *
     * @param protocol what both sides agreed upon; empty if the client asked for none
     * @param last gets whole messages
     */
    public static void open(StreamRequest request, String protocol, ChannelHandler... last) {
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
            request.refuse(400, "missing or bad WebSocket Version");
            return;
        }
        try {
            handshaker.handshake(channel, request.http());
        } catch (WebSocketHandshakeException broken) {
            request.refuse(400, broken.getMessage());
            return;
        }
        channel.pipeline()
                .addLast(new WebSocketControl())
                .addLast(new WebSocketFrameAggregator(LARGEST_MESSAGE))
                .addLast(last);
    }

    /** Takes away what collected requests, and what answered them. */
    public static void dropCollector(ChannelPipeline pipeline) {
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
