package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One request's way back to its client. Call it from any thread: what it sends is encoded and written on the connection's
 * own thread, in order.
 */
public final class Exchange implements EventWriter {
    private static final int WORTH_COMPRESSING = 128 * 1024;

    /** How much may wait for a slow client before it is cut off, to come back and begin anew. */
    private static final long MOST_WAITING = 32L << 20;

    private final ChannelHandlerContext connection;
    private final ResponseHeaders standard;
    private final String method;
    private boolean keepAlive;
    private final boolean pretty;
    private final boolean gzip;
    private final Accept errorForm;
    private final Runnable whenDone;
    private final Unread unread;
    private final List<Future<?>> timers = new ArrayList<>(1);
    private Runnable whenGone = () -> {};
    private volatile boolean gone;
    private Accept form = Accept.JSON;

    public Exchange(
            ChannelHandlerContext connection, HttpRequest request, ResponseHeaders standard, Runnable whenDone) {
        this.connection = connection;
        this.standard = standard;
        this.method = request.method().name();
        this.keepAlive = HttpUtil.isKeepAlive(request);
        this.pretty = wantsPretty(request);
        this.gzip = request.headers().containsValue("Accept-Encoding", "gzip", true);
        this.errorForm = Accept.lenient(request.headers().get("Accept"));
        this.whenDone = whenDone;
        this.unread = new Unread(connection.executor());
    }

    public ChannelHandlerContext connection() {
        return connection;
    }

    /** Gives the connection away: {@code task} runs on its thread, with nothing of HTTP's answers in the pipeline any more. */
    public void takeOver(Runnable task) {
        connection.executor().execute(() -> {
            if (connection.channel().isActive()) {
                connection.pipeline().remove(connection.handler());
                task.run();
            }
        });
    }

    /** Sets how trees are encoded from now on. */
    public void form(Accept accept) {
        this.form = accept;
    }

    /** Answers for good. */
    public void send(Reply reply, TimeView time) {
        connection.executor().execute(() -> {
            if (gone) {
                return;
            }
            try {
                if (reply instanceof Reply.Tree tree) {
                    sendTree(tree, time);
                } else if (reply instanceof Reply.Bytes bytes) {
                    sendBytes(bytes);
                }
            } catch (RuntimeException defect) {
                connection.close();
                throw defect;
            }
        });
    }

    /** Begins an answer without a known end. */
    public void begin(String contentType, List<String> warnings) {
        begin(200, warnings, Map.of("Content-Type", contentType));
    }

    /** Begins an answer that comes in parts, with an end only if its length is among the headers. */
    public void begin(int status, Map<String, String> headers) {
        begin(status, List.of(), headers);
    }

    private void begin(int status, List<String> warnings, Map<String, String> headers) {
        connection.executor().execute(() -> {
            HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
            standard.put(head.headers(), headers.get("Content-Type"), warnings);
            headers.forEach(head.headers()::set);
            if (!keepAlive) {
                head.headers().set("Connection", "close");
            }
            HttpUtil.setTransferEncodingChunked(head, !headers.containsKey("Content-Length"));
            connection.writeAndFlush(head);
        });
    }

    /** More of an answer that was begun. A client that lets too much wait is cut off. */
    public void chunk(byte[] bytes) {
        if (bytes.length == 0 || gone) {
            return;
        }
        if (unread.bytes() > MOST_WAITING) {
            connection.close();
            return;
        }
        unread.said(bytes.length);
        connection
                .executor()
                .execute(() -> connection
                        .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)))
                        .addListener(f -> unread.taken(bytes.length)));
    }

    /** Whether much waits for the client. From any thread. */
    public boolean isBusy() {
        return unread.isMuch();
    }

    /** Calls back on the connection's thread when little waits for the client, or when it is gone. */
    public void whenReady(Runnable task) {
        connection.executor().execute(() -> unread.whenLittle(task));
    }

    /** One line of JSON of an answer that was begun; encoded on the connection's thread. */
    @Override
    public void event(JsonNode tree, TimeView time) {
        if (gone) {
            return;
        }
        connection.executor().execute(() -> {
            byte[] line = Wire.event(tree, time);
            if (unread.bytes() > MOST_WAITING) {
                connection.close();
                return;
            }
            unread.said(line.length);
            connection
                    .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(line)))
                    .addListener(f -> unread.taken(line.length));
        });
    }

    /** Ends an answer that was begun. */
    @Override
    public void end() {
        connection.executor().execute(() -> {
            if (!gone) {
                finish(LastHttpContent.EMPTY_LAST_CONTENT);
            }
        });
    }

    /** Breaks the connection off in the middle of an answer, so that the client knows it is not whole. */
    public void abort() {
        connection.close();
    }

    /** Sets what to do, once, when the client goes away before the answer is whole. */
    @Override
    public void whenGone(Runnable task) {
        connection.executor().execute(() -> {
            whenGone = task;
            if (gone) {
                task.run();
            }
        });
    }

    /** Does something later, unless the answer is whole or the client gone by then. */
    @Override
    public void after(long time, TimeUnit unit, Runnable task) {
        var timer = connection.executor().schedule(task, time, unit);
        connection.executor().execute(() -> {
            timers.add(timer);
            if (gone) {
                timer.cancel(false);
            }
        });
    }

    /** The client went away. Called on the connection's thread. */
    public void clientGone() {
        if (!gone) {
            gone = true;
            timers.forEach(t -> t.cancel(false));
            unread.end();
            whenGone.run();
        }
    }

    private void sendTree(Reply.Tree reply, TimeView time) {
        Accept accept = reply.status() >= 400 ? errorForm : form;
        JsonNode tree = Wire.outward(reply.tree(), time);
        byte[] body = accept.yaml() ? YamlText.write(tree) : Wire.json(tree, pretty);
        String type = accept.yaml() ? "application/yaml" : "application/json";
        DefaultFullHttpResponse response = response(reply.status(), body);
        standard.put(response.headers(), type, reply.warnings());
        JsonNode retry = reply.tree().path("details").path("retryAfterSeconds");
        if (retry.isNumber()) {
            response.headers().set("Retry-After", retry.asText());
        }
        deliver(response);
    }

    private void sendBytes(Reply.Bytes reply) {
        DefaultFullHttpResponse response = response(reply.status(), reply.body());
        standard.put(response.headers(), reply.contentType(), List.of());
        reply.headers().forEach(response.headers()::set);
        deliver(response);
    }

    private DefaultFullHttpResponse response(int status, byte[] body) {
        boolean compress = gzip && status == 200 && method.equals("GET") && body.length > WORTH_COMPRESSING;
        byte[] bytes = compress ? Wire.gzip(body) : body;
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
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

    private void deliver(DefaultFullHttpResponse response) {
        if (!keepAlive) {
            response.headers().set("Connection", "close");
        }
        finish(response);
    }

    private void finish(Object last) {
        gone = true;
        timers.forEach(t -> t.cancel(false));
        var written = connection.writeAndFlush(last);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        whenDone.run();
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

    /** Answers what is no HTTP request. Where the next one would begin is anybody's guess, so the connection ends. */
    public void refuseMalformed() {
        keepAlive = false;
        byte[] text = "400 Bad Request".getBytes(StandardCharsets.US_ASCII);
        send(new Reply.Bytes(400, "text/plain; charset=utf-8", text, Map.of()), new TimeView(0));
    }

    /** Answers with an error. */
    public void fail(ApiException failure) {
        send(Reply.failure(failure), new TimeView(0));
    }
}
