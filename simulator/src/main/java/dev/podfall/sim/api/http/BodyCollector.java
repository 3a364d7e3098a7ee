package dev.podfall.sim.api.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;

/** Collects the bodies of requests, up to upstream's limit of 3 MiB. */
public final class BodyCollector extends HttpObjectAggregator {
    public static final int LARGEST = 3 * 1024 * 1024;

    private static final long LINGER_SECONDS = 2;

    public BodyCollector() {
        super(LARGEST, true);
    }

    /** A refusal ends the connection, and says so. */
    @Override
    protected Object newContinueResponse(HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        Object answer = super.newContinueResponse(start, maxContentLength, pipeline);
        if (answer instanceof FullHttpResponse response && response.status().code() >= 400) {
            FullHttpResponse refusal = response.replace(Unpooled.EMPTY_BUFFER); // the library's own are shared
            refusal.headers().set("Connection", "close");
            return refusal;
        }
        return answer;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext connection, HttpMessage oversized) {
        byte[] body = Wire.json(Statuses.tooLarge(LARGEST).toStatus(), false);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, Unpooled.wrappedBuffer(body));
        response.headers().set("Content-Type", "application/json").set("Content-Length", body.length);
        response.headers().set("Connection", "close");
        // Closing while the client still sends would reset the connection, and the answer would be lost with it. What
        // comes until then is read and thrown away.
        connection
                .writeAndFlush(response)
                .addListener(written ->
                        connection.executor().schedule(() -> connection.close(), LINGER_SECONDS, TimeUnit.SECONDS));
    }
}
