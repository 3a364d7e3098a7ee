package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.client.ApiException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The answer to a request that cannot be upgraded. */
final class Refusal {
    /** Clients put it in front of a text; they do not of a Status. */
    private static final String PREFIX = "unable to upgrade connection: ";

    private Refusal() {}

    /** The API server's own refusals are a Status; the kubelet's, passed through, are a line of text. */
    static void send(StreamRequest request, ApiException why) {
        if (why.code() != 500) {
            request.refuse(why);
            return;
        }
        String message = why.getMessage();
        String text = message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.INTERNAL_SERVER_ERROR, Unpooled.wrappedBuffer(body));
        response.headers().set("Content-Type", "text/plain; charset=utf-8").set("Content-Length", body.length);
        response.headers().set("Connection", "close");
        request.channel().writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
