package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
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
    /** How much may wait for a slow client before it is cut off, to come back and begin anew. */
    private static final long MOST_WAITING = 32L << 20;

    private final ChannelHandlerContext connection;
    private final ResponseHeaders standard;
    private final Answers answers;
    private boolean keepAlive;
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
        this.answers = new Answers(request, standard);
        this.keepAlive = HttpUtil.isKeepAlive(request);
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
        if (reply instanceof Reply.Taken) {
            return;
        }
        Accept accept = form;
        answers.threadFor(reply, connection.executor()).execute(() -> {
            try {
                FullHttpResponse response = answers.encode(reply, time, accept);
                onItsThread(() -> deliver(response));
            } catch (RuntimeException | Error defect) { // an answer may take more memory than there is
                connection.close();
                throw defect;
            }
        });
    }

    private void onItsThread(Runnable task) {
        if (connection.executor().inEventLoop()) {
            task.run();
        } else {
            connection.executor().execute(task);
        }
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

    private void deliver(FullHttpResponse response) {
        if (gone) {
            return;
        }
        if (!keepAlive) {
            response.headers().set("Connection", "close");
        }
        if (response.content().readableBytes() <= Sender.TURN) {
            finish(response);
            return;
        }
        Sender sender = new Sender();
        connection.pipeline().addLast(sender);
        connection.write(new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers()));
        ByteBuf body = response.content();
        sender.send(
                ByteBufUtil.getBytes(body, body.readerIndex(), body.readableBytes(), false),
                DefaultHttpContent::new,
                () -> connection.executor().execute(() -> sent(sender)));
    }

    private void sent(Sender sender) {
        if (!gone) {
            connection.pipeline().remove(sender);
            finish(LastHttpContent.EMPTY_LAST_CONTENT);
        }
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

    /** Answers what is no HTTP request. Where the next one would begin is anybody's guess, so the connection ends. */
    public void refuseMalformed(String line) {
        keepAlive = false;
        byte[] text = line.getBytes(StandardCharsets.US_ASCII);
        int status = Integer.parseInt(line.substring(0, 3));
        send(new Reply.Bytes(status, "text/plain; charset=utf-8", text, Map.of()), new TimeView(0));
    }

    /** Answers with an error. */
    public void fail(ApiException failure) {
        send(Reply.failure(failure), new TimeView(0));
    }
}
