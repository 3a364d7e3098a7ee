package dev.podfall.sim.api;

import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The API server as pods reach it: over the cluster's network, where HTTP goes in messages. Each request takes the same way
 * as those of clients outside. A watch is answered when it ends.
 */
final class ClusterRequests implements HttpHandler {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ApiServer server;
    private final EventLoop loop;

    ClusterRequests(ApiServer server, EventLoop loop) {
        this.server = server;
        this.loop = loop;
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        Collector collector = new Collector(answer);
        EmbeddedChannel channel = new EmbeddedChannel(collector, new Connection(server));
        channel.writeInbound(message(request));
        goOn(channel, collector, PATIENCE);
    }

    /** What the server writes later waits in the channel until somebody lets it go on. */
    private void goOn(EmbeddedChannel channel, Collector collector, Duration left) {
        channel.runPendingTasks();
        if (collector.done || left.isNegative() || !channel.isOpen()) {
            channel.close();
            channel.runPendingTasks();
            collector.give();
        } else {
            loop.after(PAUSE, "API server: answer a pod", () -> goOn(channel, collector, left.minus(PAUSE)));
        }
    }

    private static FullHttpRequest message(HttpRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(request.method()),
                request.path() + query,
                Unpooled.wrappedBuffer(request.body()));
        request.headers().forEach((name, value) -> {
            if (!name.startsWith(":")) {
                message.headers().set(name, value);
            }
        });
        message.headers().set("content-length", request.body().length);
        return message;
    }

    /** Takes what is written, on whichever thread, and puts the answer together on the loop. */
    private final class Collector extends ChannelOutboundHandlerAdapter {
        private final Consumer<HttpResponse> answer;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private volatile boolean done;
        private boolean given;

        Collector(Consumer<HttpResponse> answer) {
            this.answer = answer;
        }

        @Override
        public synchronized void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof io.netty.handler.codec.http.HttpResponse head) {
                status = head.status().code();
                head.headers().forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
            }
            if (message instanceof HttpContent content) {
                ByteBuf bytes = content.content();
                body.writeBytes(ByteBufUtil.getBytes(bytes));
            }
            done |= message instanceof LastHttpContent;
            ReferenceCountUtil.release(message);
            promise.setSuccess();
        }

        synchronized void give() {
            if (!given) {
                given = true;
                headers.remove("transfer-encoding");
                headers.remove("content-length");
                answer.accept(
                        status == 0
                                ? HttpResponse.text(503, "the server is not ready\n")
                                : new HttpResponse(status, headers, body.toByteArray()));
            }
        }
    }
}
