package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.Closing;
import dev.podfall.sim.api.http.Sender;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyGoAwayFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdySessionStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SPDY/3.1 session whose streams the client opens. Flow control is left alone, as upstream's library does. Mirrors
 * {@code github.com/moby/spdystream}.
 */
final class SpdyStreams extends SimpleChannelInboundHandler<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SpdyStreams.class);
    private static final int MOST_STREAMS = 4096;

    private final Listener listener;
    private final Sender sender;
    private final Map<Integer, Stream> streams = new HashMap<>();

    SpdyStreams(Listener listener, Sender sender) {
        this.listener = listener;
        this.sender = sender;
    }

    /** What to do with streams. All calls come on the connection's thread. */
    interface Listener {
        /** @return who listens to the client's data on it */
        StreamListener opened(Stream stream);

        void connectionClosed();
    }

    /** The client's data on one stream. */
    interface StreamListener {
        void data(byte[] bytes);

        /** The client says no more. */
        void ended();

        /** The client wants no more of it. */
        void reset();
    }

    /** One stream; on the connection's thread. */
    static final class Stream {
        private final Sender sender;
        private final Channel channel;
        private final int id;
        private final Map<String, String> headers;
        private StreamListener listener;
        private boolean ended;
        private boolean reset;

        private Stream(Sender sender, Channel channel, int id, Map<String, String> headers) {
            this.sender = sender;
            this.channel = channel;
            this.id = id;
            this.headers = headers;
        }

        /** A header by its name in lower case, empty when missing. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** @param then told once the bytes are on their way, or when they never will be */
        void send(byte[] bytes, Runnable then) {
            if (ended || reset) {
                then.run();
            } else {
                sender.send(bytes, part -> reset ? null : new DefaultSpdyDataFrame(id, part), then);
            }
        }

        /** Says no more on this side. */
        void end() {
            if (ended) {
                return;
            }
            ended = true;
            sender.afterwards(() -> {
                if (!reset) {
                    DefaultSpdyDataFrame last = new DefaultSpdyDataFrame(id);
                    last.setLast(true);
                    channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                }
            });
        }

        /** Ends the whole connection in a while, once all was said. */
        void endConnection() {
            sender.afterwards(() -> Closing.soon(channel));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, Object frame) {
        if (frame instanceof SpdySynStreamFrame opening) {
            open(connection, opening);
        } else if (frame instanceof SpdyDataFrame data) {
            data(data);
        } else if (frame instanceof SpdyRstStreamFrame reset) {
            Stream stream = streams.remove(reset.streamId());
            if (stream != null) {
                stream.reset = true;
                stream.listener.reset();
            }
        } else if (frame instanceof SpdyPingFrame ping) {
            connection.writeAndFlush(new DefaultSpdyPingFrame(ping.id()));
        } else if (frame instanceof SpdyGoAwayFrame) {
            connection.close();
        }
    }

    private void open(ChannelHandlerContext connection, SpdySynStreamFrame opening) {
        if (opening.isInvalid() || streams.size() >= MOST_STREAMS) {
            connection.close();
            return;
        }
        Map<String, String> headers = new HashMap<>();
        opening.headers()
                .forEach(h -> headers.put(
                        h.getKey().toString().toLowerCase(java.util.Locale.ROOT),
                        h.getValue().toString()));
        Stream stream = new Stream(sender, connection.channel(), opening.streamId(), headers);
        streams.put(opening.streamId(), stream);
        DefaultSpdySynReplyFrame reply = new DefaultSpdySynReplyFrame(opening.streamId());
        // The codec writes nothing at all for no headers, which upstream's library takes for a broken frame.
        reply.headers().set("accepted", "true");
        connection.writeAndFlush(reply);
        stream.listener = listener.opened(stream);
        if (opening.isLast()) {
            stream.listener.ended();
        }
    }

    private void data(SpdyDataFrame frame) {
        Stream stream = streams.get(frame.streamId());
        if (stream == null) {
            return;
        }
        byte[] bytes = ByteBufUtil.getBytes(frame.content());
        if (bytes.length > 0) {
            stream.listener.data(bytes);
        }
        if (frame.isLast()) {
            stream.listener.ended();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        listener.connectionClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        LOG.debug("A client's SPDY session broke", cause);
        DefaultSpdyGoAwayFrame farewell = new DefaultSpdyGoAwayFrame(0, SpdySessionStatus.INTERNAL_ERROR);
        connection.writeAndFlush(farewell).addListener(ChannelFutureListener.CLOSE);
    }
}
