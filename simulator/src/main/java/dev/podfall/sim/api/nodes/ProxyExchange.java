package dev.podfall.sim.api.nodes;

import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One proxied request: written to the pod, its response handed on as it comes and as the client reads it. On the loop. */
final class ProxyExchange implements NodeGateway.Output {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_HEADERS = 256 * 1024;

    /** How much is taken at once of what the pod says. */
    private static final int PIECE = 32 * 1024;

    private final ApiServices services;
    private final Call call;
    private final ProxyRoute.Target target;
    private final EmbeddedChannel codec =
            new EmbeddedChannel(new HttpClientCodec(LONGEST_LINE, LONGEST_HEADERS, PIECE));
    private final Deque<ByteBuf> unread = new ArrayDeque<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private NodeGateway.Stream stream;
    private boolean paused;
    private boolean podIsDone;
    private boolean informational;
    private boolean begun;
    private boolean over;

    private ProxyExchange(ApiServices services, Call call, ProxyRoute.Target target) {
        this.services = services;
        this.call = call;
        this.target = target;
    }

    static Reply begin(ApiServices services, Call call, ProxyRoute.Target target) {
        ProxyExchange exchange = new ProxyExchange(services, call, target);
        exchange.stream = services.gateway().connect(target.namespace(), target.pod(), target.port(), exchange);
        if (exchange.over) {
            exchange.stream.close();
        } else {
            exchange.send();
        }
        call.exchange().whenGone(() -> services.loop().submit(exchange::finish));
        return Reply.TAKEN;
    }

    private void send() {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method()), path(), Unpooled.wrappedBuffer(call.body()));
        call.headers().forEach(h -> {
            String name = h.getKey().toLowerCase(Locale.ROOT);
            if (!ProxyRoute.HOP_BY_HOP.contains(name) && !name.startsWith("impersonate-")) {
                request.headers().add(h.getKey(), h.getValue());
            }
        });
        request.headers().set("Host", target.address() + ":" + target.port()).set("Connection", "close");
        if (call.body().length > 0) {
            request.headers().set("Content-Length", call.body().length);
        }
        codec.writeOutbound(request);
        for (ByteBuf out = codec.readOutbound(); out != null; out = codec.readOutbound()) {
            stream.write(ByteBufUtil.getBytes(out));
            out.release();
        }
    }

    /** What follows {@code /proxy}, with the query. */
    private String path() {
        int proxy = call.uri().indexOf("/proxy", call.uri().indexOf(call.info().resource()));
        String rest = call.uri().substring(proxy + "/proxy".length());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    @Override
    public void out(byte[] bytes) {
        if (!over) {
            unread.add(Unpooled.wrappedBuffer(bytes));
            pump();
        }
    }

    @Override
    public void whenReady(Runnable task) {
        if (over || unread.isEmpty()) {
            task.run();
        } else {
            waiting.add(task);
        }
    }

    @Override
    public void ended(int exitCode) {
        podIsDone = true;
        pump();
    }

    @Override
    public void failed(String message) {
        String text = "error trying to reach service: dial tcp " + target.address() + ":" + target.port()
                + ": connect: " + (message.contains("refused") ? "connection refused" : message);
        breakOff(text);
    }

    /** Hands on piece by piece, for as long as the client reads. */
    private void pump() {
        try {
            while (!over && !paused && !unread.isEmpty()) {
                ByteBuf first = unread.peek();
                codec.writeInbound(first.readRetainedSlice(Math.min(PIECE, first.readableBytes())));
                if (!first.isReadable()) {
                    unread.poll();
                }
                handOn();
                pauseIfTooMuch();
            }
            if (!over && !paused && podIsDone) {
                codec.finish();
                handOn();
                if (!over) {
                    breakOff("error trying to reach service: EOF");
                }
            }
        } catch (ApiException malformed) {
            breakOff(malformed.getMessage());
        }
        if (over || unread.isEmpty()) {
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(Runnable::run);
        }
    }

    private void pauseIfTooMuch() {
        if (!over && call.exchange().isBusy()) {
            paused = true;
            call.exchange()
                    .whenReady(() -> services.loop().submit(() -> {
                        paused = false;
                        pump();
                    }));
        }
    }

    private void handOn() {
        for (Object part = codec.readInbound(); part != null; part = codec.readInbound()) {
            try {
                if (!over) {
                    handOn((HttpObject) part);
                }
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
    }

    private void handOn(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            throw ProxyRoute.unavailable("error trying to reach service: malformed HTTP response");
        }
        if (part instanceof HttpResponse head) {
            informational = head.status().code() < 200;
            if (!informational) {
                begun = true;
                call.exchange().begin(head.status().code(), headers(head));
            }
        }
        if (part instanceof HttpContent content && !informational) {
            call.exchange().chunk(ByteBufUtil.getBytes(content.content()));
            if (part instanceof LastHttpContent) {
                call.exchange().end();
                finish();
            }
        }
    }

    private static Map<String, String> headers(HttpResponse head) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.headers().forEach(h -> headers.put(h.getKey(), h.getValue()));
        String length = headers.containsKey("Transfer-Encoding") ? null : headers.get("Content-Length");
        ProxyRoute.HOP_BY_HOP.forEach(headers::remove);
        if (length != null) {
            headers.put("Content-Length", length);
        }
        headers.putIfAbsent("Content-Type", "text/plain; charset=utf-8");
        return headers;
    }

    /** What was begun cannot be made good: the client must see that it is not whole. */
    private void breakOff(String why) {
        if (over) {
            return;
        }
        if (begun) {
            call.exchange().abort();
        } else {
            call.exchange().send(Reply.failure(ProxyRoute.unavailable(why)), services.time());
        }
        finish();
    }

    private void finish() {
        over = true;
        unread.clear();
        if (stream != null) {
            stream.close();
        }
        codec.finishAndReleaseAll();
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }
}
