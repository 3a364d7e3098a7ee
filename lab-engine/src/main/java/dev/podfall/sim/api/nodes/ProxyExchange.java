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
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One proxied request: written to the pod, its response handed back whole. On the loop. */
final class ProxyExchange implements NodeGateway.Output {
    private static final int LARGEST = 32 * 1024 * 1024;

    private final ApiServices services;
    private final Call call;
    private final ProxyRoute.Target target;
    private final EmbeddedChannel codec = new EmbeddedChannel(new HttpClientCodec(), new HttpObjectAggregator(LARGEST));
    private NodeGateway.Stream stream;
    private boolean answered;

    private ProxyExchange(ApiServices services, Call call, ProxyRoute.Target target) {
        this.services = services;
        this.call = call;
        this.target = target;
    }

    static Reply begin(ApiServices services, Call call, ProxyRoute.Target target) {
        ProxyExchange exchange = new ProxyExchange(services, call, target);
        exchange.stream = services.gateway().connect(target.namespace(), target.pod(), target.port(), exchange);
        exchange.send();
        call.exchange().whenGone(() -> services.loop().submit(exchange::finish));
        return Reply.TAKEN;
    }

    private void send() {
        if (answered) {
            return;
        }
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
        if (!answered) {
            codec.writeInbound(Unpooled.wrappedBuffer(bytes));
            answerIfWhole();
        }
    }

    @Override
    public void ended(int exitCode) {
        codec.finish();
        answerIfWhole();
        if (!answered) {
            answer(Reply.failure(ProxyRoute.unavailable("error trying to reach service: EOF")));
        }
    }

    @Override
    public void failed(String message) {
        String text = "error trying to reach service: dial tcp " + target.address() + ":" + target.port()
                + ": connect: " + (message.contains("refused") ? "connection refused" : message);
        answer(Reply.failure(ProxyRoute.unavailable(text)));
    }

    private void answerIfWhole() {
        FullHttpResponse response = codec.readInbound();
        if (response == null || answered) {
            return;
        }
        try {
            if (response.decoderResult().isFailure()) {
                String text = "error trying to reach service: malformed HTTP response";
                throw ProxyRoute.unavailable(text);
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().forEach(h -> headers.put(h.getKey(), h.getValue()));
            ProxyRoute.HOP_BY_HOP.forEach(headers::remove);
            String type = headers.getOrDefault("Content-Type", "text/plain; charset=utf-8");
            headers.remove("Content-Type");
            byte[] body = ByteBufUtil.getBytes(response.content());
            answer(new Reply.Bytes(response.status().code(), type, body, headers));
        } catch (ApiException broken) {
            answer(Reply.failure(broken));
        } finally {
            response.release();
        }
    }

    private void answer(Reply reply) {
        if (!answered) {
            answered = true;
            call.exchange().send(reply, services.time());
            finish();
        }
    }

    private void finish() {
        answered = true;
        if (stream != null) {
            stream.close();
        }
        codec.finishAndReleaseAll();
    }
}
