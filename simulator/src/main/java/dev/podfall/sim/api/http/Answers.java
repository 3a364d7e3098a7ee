package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one request's answers look like on the wire: JSON or YAML, pretty or not, compressed or not. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int WORTH_COMPRESSING = 128 * 1024;
    private static final int FEW = 50;
    private static final long IDLE_SECONDS = 30;

    /** Encodes long lists, one after the other: on a network's thread other clients would wait for it. */
    private static final Executor FOR_LONG_LISTS = forLongLists();

    private final ResponseHeaders standard;
    private final String method;
    private final boolean pretty;
    private final boolean gzip;
    private final Accept errorForm;

    Answers(HttpRequest request, ResponseHeaders standard) {
        this.standard = standard;
        this.method = request.method().name();
        this.pretty = wantsPretty(request);
        this.gzip = request.headers().containsValue("Accept-Encoding", "gzip", true);
        this.errorForm = Accept.lenient(request.headers().get("Accept"));
    }

    private static Executor forLongLists() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("podfall-encode", true));
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Where to encode it. */
    Executor threadFor(Reply reply, Executor network) {
        return reply instanceof Reply.Many list && list.count() > FEW ? FOR_LONG_LISTS : network;
    }

    FullHttpResponse encode(Reply reply, TimeView time, Accept form) {
        if (reply instanceof Reply.Tree tree) {
            return tree(tree, time, form);
        }
        if (reply instanceof Reply.Many list) {
            boolean again = list.count() > FEW && !form.yaml() && !pretty;
            return tree(shaped(list, again ? new EncodedItems(time) : ItemForm.TREE), time, form);
        }
        return bytes((Reply.Bytes) reply);
    }

    private static Reply.Tree shaped(Reply.Many list, ItemForm form) {
        try {
            return new Reply.Tree(200, list.tree().apply(form), list.warnings());
        } catch (RuntimeException defect) {
            LOG.error("A defect shaping a list", defect);
            return Reply.failure(Statuses.internal(defect));
        }
    }

    private FullHttpResponse tree(Reply.Tree reply, TimeView time, Accept form) {
        Accept accept = reply.status() >= 400 ? errorForm : form;
        JsonNode tree = Wire.outward(reply.tree(), time);
        byte[] body = accept.yaml() ? YamlText.write(tree) : Wire.json(tree, pretty);
        String type = accept.yaml() ? "application/yaml" : "application/json";
        FullHttpResponse response = response(reply.status(), body);
        standard.put(response.headers(), type, reply.warnings());
        JsonNode retry = reply.tree().path("details").path("retryAfterSeconds");
        if (retry.isNumber()) {
            response.headers().set("Retry-After", retry.asText());
        }
        return response;
    }

    private FullHttpResponse bytes(Reply.Bytes reply) {
        FullHttpResponse response = response(reply.status(), reply.body());
        standard.put(response.headers(), reply.contentType(), List.of());
        reply.headers().forEach(response.headers()::set);
        return response;
    }

    private FullHttpResponse response(int status, byte[] body) {
        boolean compress = gzip && status == 200 && method.equals("GET") && body.length > WORTH_COMPRESSING;
        byte[] bytes = compress ? Wire.gzip(body) : body;
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                method.equals("HEAD") ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes));
        HttpHeaders headers = response.headers();
        if (status != 204) {
            headers.set("Content-Length", bytes.length);
        }
        if (compress) {
            headers.set("Content-Encoding", "gzip").set("Vary", "Accept-Encoding");
        }
        return response;
    }

    static boolean wantsPretty(HttpRequest request) {
        String agent = request.headers().get("User-Agent", "");
        String uri = request.uri();
        if (uri.contains("pretty=")) {
            Query query = Query.of(uri);
            return query.isTrue("pretty");
        }
        return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
    }
}
