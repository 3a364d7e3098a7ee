package dev.podfall.sim.api.backend;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.api.http.Wire;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.UserInfo;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * A request whose connection is handed over.
 *
 * @param info what it is about
 * @param query its parameters, such as {@code command}
 * @param user who asks
 * @param http the request itself, body included; unpooled, so nobody need release it
 * @param channel the connection
 * @param loop the cluster's loop, on which the node's side must be called
 */
public record StreamRequest(
        RequestInfo info, Query query, UserInfo user, FullHttpRequest http, Channel channel, EventLoop loop) {
    public static StreamRequest of(Call call, EventLoop loop) {
        FullHttpRequest http = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                call.uri(),
                Unpooled.wrappedBuffer(call.body()));
        http.headers().set(call.headers());
        Channel channel = call.exchange().connection().channel();
        return new StreamRequest(call.info(), call.query(), call.user(), http, channel, loop);
    }

    /** Answers with a Status in plain HTTP and ends the connection. From any thread, before any upgrade. */
    public void refuse(ApiException failure) {
        refuse(failure.code(), "application/json", Wire.json(failure.toStatus(), false));
    }

    /** Answers with a line of text in plain HTTP and ends the connection, as servers below the API do. */
    public void refuse(int code, String text) {
        refuse(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(int code, String type, byte[] body) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code), Unpooled.wrappedBuffer(body));
        response.headers().set("Content-Type", type).set("Content-Length", body.length);
        response.headers().set("Connection", "close");
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
