package dev.podfall.sim.net.ingress;

import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A client's connection to the ingress: one request at a time goes to the loop, answers keep their order. */
final class IngressExchange extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int MOST_WAITING = 64;

    private final EventLoop loop;
    private final HttpHandler handler;
    private final ArrayDeque<HttpRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    IngressExchange(EventLoop loop, HttpHandler handler) {
        this.loop = loop;
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        if (message.decoderResult().isFailure()) {
            write(context, IngressProxy.page(400), false);
            context.close();
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            context.close();
            return;
        }
        waiting.add(request(context, message));
        next(context);
    }

    private static HttpRequest request(ChannelHandlerContext context, FullHttpRequest message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach(h -> {
            String name = h.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith(":")) {
                headers.merge(name, h.getValue(), (a, b) -> a + ", " + b);
            }
        });
        headers.put(
                HttpRequest.REMOTE, context.channel().remoteAddress().toString().replaceFirst("^.*/", ""));
        String uri = message.uri();
        String url = uri.startsWith("/") ? "http://" + headers.getOrDefault("host", "") + uri : uri;
        return new HttpRequest(message.method().name(), url, headers, ByteBufUtil.getBytes(message.content()));
    }

    private void next(ChannelHandlerContext context) {
        HttpRequest request = busy ? null : waiting.poll();
        if (request == null) {
            return;
        }
        busy = true;
        boolean head = request.method().equals(HttpMethod.HEAD.name());
        loop.submit(() -> onLoop(
                request,
                response -> context.executor().execute(() -> {
                    busy = false;
                    write(context, response, head);
                    next(context);
                })));
    }

    private void onLoop(HttpRequest request, Consumer<HttpResponse> answer) {
        try {
            handler.handle(request, answer);
        } catch (RuntimeException defect) {
            answer.accept(IngressProxy.page(500));
            throw defect;
        }
    }

    private static void write(ChannelHandlerContext context, HttpResponse response, boolean head) {
        FullHttpResponse message = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(response.status()),
                head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body()));
        response.headers().forEach((name, value) -> {
            if (!name.startsWith(":") && !name.matches("content-length|transfer-encoding|connection|server")) {
                message.headers().set(name, value.replaceAll("[\r\n]", " "));
            }
        });
        HttpUtil.setContentLength(message, response.body().length);
        message.headers().set(HttpHeaderNames.SERVER, "nginx");
        context.writeAndFlush(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !busy) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
