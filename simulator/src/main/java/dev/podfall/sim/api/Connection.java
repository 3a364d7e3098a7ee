package dev.podfall.sim.api;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.ClientCertificate;
import dev.podfall.sim.api.http.Exchange;
import dev.podfall.sim.api.http.MalformedRequest;
import dev.podfall.sim.api.http.RequestBody;
import dev.podfall.sim.api.http.RequestHead;
import dev.podfall.sim.api.http.Statuses;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: takes its requests one after the other, and hands each to the cluster's loop. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** A client that sends more requests ahead than this is cut off. */
    private static final int MOST_AHEAD = 32;

    /** How long a client may take to send a whole request, and how long a connection may lie idle. */
    private static final long PATIENCE_SECONDS = 180;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final ApiServer server;
    private final Deque<FullHttpRequest> ahead = new ArrayDeque<>();
    private ClientCertificate certificate = ClientCertificate.NONE;
    private Exchange current;
    private Future<?> patience;

    Connection(ApiServer server) {
        this.server = server;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext connection, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            certificate = server.certificate(connection.pipeline().get(SslHandler.class));
        }
        super.userEventTriggered(connection, event);
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) throws Exception {
        await(connection);
        super.channelActive(connection);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, FullHttpRequest request) {
        if (current == null) {
            start(connection, request);
        } else if (ahead.size() < MOST_AHEAD) {
            ahead.add(request.retain());
        } else {
            connection.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        stopWaiting();
        if (current != null) {
            current.clientGone();
        }
    }

    /** Also called when the connection is taken over by another protocol. */
    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        stopWaiting();
        ahead.forEach(FullHttpRequest::release);
        ahead.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        LOG.debug("A client's connection broke", cause);
        connection.close();
    }

    private void start(ChannelHandlerContext connection, FullHttpRequest request) {
        stopWaiting();
        Exchange exchange = new Exchange(connection, request, server.headers(), () -> next(connection));
        current = exchange;
        Optional<String> refusal = RequestHead.refusal(request);
        if (refusal.isPresent()) {
            exchange.refuseMalformed(refusal.get());
            return;
        }
        RequestBody body = new RequestBody(ByteBufUtil.getBytes(request.content()));
        try {
            server.accept(Call.of(request, body, certificate, exchange));
        } catch (MalformedRequest malformed) {
            exchange.refuseMalformed(malformed.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("A defect reading {} {}", request.method(), request.uri(), defect);
            exchange.fail(Statuses.internal(defect));
        }
    }

    private void next(ChannelHandlerContext connection) {
        current = null;
        FullHttpRequest request = ahead.poll();
        if (request == null) {
            await(connection);
        } else {
            try {
                start(connection, request);
            } finally {
                request.release();
            }
        }
    }

    private void stopWaiting() {
        if (patience != null) { // a connection may end before it was active
            patience.cancel(false);
        }
    }

    private void await(ChannelHandlerContext connection) {
        patience = connection.executor().schedule(() -> connection.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
